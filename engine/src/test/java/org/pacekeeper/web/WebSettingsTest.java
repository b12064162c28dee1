package org.pacekeeper.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.1.2.3, 127.1.2.3",
    "localhost, 127.0.0.1",
    "::1, ::1",
    "[::1], ::1"
  })
  void bindsToLoopback(String host, String bound) {
    assertThat(new WebSettings(host, 8080).bindAddress()).isEqualTo(bound);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.0.5", "example.org", "127.0.0.1.example", ""})
  void refusesWhatOtherMachinesCanReach(String host) {
    assertThatThrownBy(() -> new WebSettings(host, 8080))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("web.host is " + host + ", expected a loopback address")
        .hasMessageContaining("no login");
  }

  @Test
  void refusesAPortThatDoesNotExist() {
    assertThatThrownBy(() -> new WebSettings("127.0.0.1", 65_536))
        .hasMessage("web.port is 65536, expected 0 to 65535");
  }
}
