package org.pacekeeper.sim.leads;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Telephone numbers that their countries keep free for films, books and examples: nobody can be
 * reached by them. Only such ranges as pass for valid numbers of their plans are used, so left out
 * are the British 01632 960, 0115 496 and 07700 900 and the French 06 39 98.
 */
enum ReservedNumbers {
  /**
   * 555-0100 to 555-0199 of every area code: Alliance for Telecommunications Industry Solutions,
   * 555 NXX assignment guidelines (ATIS-0300115). Area codes of one time zone after the other, from
   * east to west.
   */
  US(
      2,
      northAmerica(
          """
          201 202 203 207 212 215 216 220 223 229 234 239 240 248 252 267 272 276 301 302 304 305
          313 315 321 330 332 336 339 347 351 352 380 386 401 404 407 410 412 413 419 434 440 443
          470 475 478 484 502 508 513 516 517 518 540 551 561 567 570 585 586 603 606 607 609 610
          614 616 617 631 646 667 678 703 704 716 717 718 724 727 732 734 740 743 754 757 770 772
          774 781 786 802 803 804 810 813 814 828 843 845 848 856 857 859 860 862 863 864 865 878
          904 908 910 912 914 917 919 929 937 941 947 954 959 973 978 980 984 989
          205 210 214 217 218 224 225 228 251 254 256 262 281 309 312 314 316 318 319 320 325 331
          334 337 361 402 405 409 414 417 432 469 479 501 504 507 512 515 531 534 539 563 573 580
          601 608 612 615 618 620 630 636 641 651 660 662 682 708 712 713 715 731 737 763 769 773
          779 785 806 815 816 817 830 832 847 870 901 903 913 918 920 931 936 940 952 956 972 979
          985
          303 307 385 406 435 505 575 719 720 801 915 970
          480 520 602 623 928
          206 209 213 253 310 323 360 408 415 424 425 442 458 503 509 510 530 541 559 562 619 626
          628 650 657 661 669 702 707 714 725 747 760 805 818 831 858 909 916 925 949 951 971
          808
          """)),

  /** The same in Canada. */
  CANADA(
      2,
      northAmerica(
          """
          204 226 236 249 250 289 306 343 365 403 416 418 431 437 438 450 506 514 519 548 579 581
          587 604 613 639 647 705 709 778 780 807 819 825 867 873 902 905
          """)),

  /** Ofcom, telephone numbers for use in TV and radio drama programmes: a thousand an area. */
  UNITED_KINGDOM(
      3,
      List.of(
          "+442079460",
          "+441134960",
          "+441144960",
          "+441164960",
          "+441174960",
          "+441184960",
          "+441214960",
          "+441314960",
          "+441414960",
          "+441514960",
          "+441614960",
          "+441914980",
          "+442890180",
          "+442920180")),

  /** Arcep, plan national de numérotation (décision 2018-0881, 2.5.12): audiovisual works. */
  FRANCE(4, List.of("+3319900", "+3326191", "+3335301", "+3346571", "+3353649")),

  /** Bundesnetzagentur, numbers for media productions: a thousand each in five cities. */
  GERMANY(3, List.of("+493023125", "+496990009", "+494066969", "+492214710", "+498999998")),

  /** ACMA, phone numbers for use in TV shows, films and creative works: 5550 and 7010. */
  AUSTRALIA(
      4,
      List.of(
          "+6125550",
          "+6135550",
          "+6175550",
          "+6185550",
          "+6127010",
          "+6137010",
          "+6177010",
          "+6187010"));

  /** Steps of this part of the whole fall where the gap is widest. */
  private static final double GOLDEN_SECTION = 0.618;

  private final int openDigits;
  private final int each;
  private final List<String> prefixes;
  private final long stride;

  ReservedNumbers(int openDigits, List<String> prefixes) {
    this.openDigits = openDigits;
    this.each = (int) Math.pow(10, openDigits);
    this.prefixes = prefixes;
    this.stride = coprime(count());
  }

  /**
   * A step without a common divisor with the count, so that steps of it visit every number once.
   */
  private static long coprime(int count) {
    BigInteger step = BigInteger.valueOf((long) (count * GOLDEN_SECTION));
    while (!step.gcd(BigInteger.valueOf(count)).equals(BigInteger.ONE))
      step = step.add(BigInteger.ONE);
    return step.longValueExact();
  }

  private static List<String> northAmerica(String areaCodes) {
    List<String> prefixes = new ArrayList<>();
    for (String areaCode : areaCodes.strip().split("\\s+")) prefixes.add("+1" + areaCode + "55501");
    return prefixes;
  }

  /** How many different numbers there are. */
  int count() {
    return prefixes.size() * each;
  }

  /**
   * Spread over all ranges; different for different indices.
   *
   * @param index 0 to {@link #count()} - 1
   * @return in E.164 form
   */
  String number(int index) {
    int place = (int) (index * stride % count());
    String digits = Integer.toString(each + place % each).substring(1, 1 + openDigits);
    return prefixes.get(place / each) + digits;
  }
}
