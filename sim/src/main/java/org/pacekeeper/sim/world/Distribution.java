package org.pacekeeper.sim.world;

import java.util.List;
import org.pacekeeper.sim.kernel.RandomStream;

/**
 * How a quantity is spread, in whatever unit its parameters have; in this package seconds.
 * Immutable. The parameters are those of the scenario file.
 */
public sealed interface Distribution {

  /** One draw; never negative. */
  double sample(RandomStream random);

  record Constant(double value) implements Distribution {
    public Constant {
      requireNotNegative("constant value", value);
    }

    @Override
    public double sample(RandomStream random) {
      return value;
    }
  }

  record Exponential(double mean) implements Distribution {
    public Exponential {
      requirePositive("exponential mean", mean);
    }

    @Override
    public double sample(RandomStream random) {
      return -mean * StrictMath.log(random.nextPositive());
    }
  }

  record Uniform(double from, double to) implements Distribution {
    public Uniform {
      requireNotNegative("uniform from", from);
      if (!(to >= from))
        throw new IllegalArgumentException("uniform to " + to + ": expected at least " + from);
    }

    @Override
    public double sample(RandomStream random) {
      return from + (to - from) * random.nextDouble();
    }
  }

  /** Truncated at 0: mean and sd are those before truncation. */
  record Normal(double mean, double sd) implements Distribution {
    public Normal {
      // a mean that is not negative is drawn again at most every other time
      requireNotNegative("normal mean", mean);
      requireNotNegative("normal sd", sd);
    }

    @Override
    public double sample(RandomStream random) {
      double value = mean + sd * random.nextGaussian();
      while (value < 0) value = mean + sd * random.nextGaussian();
      return value;
    }
  }

  /** By its own mean and coefficient of variation, not those of its logarithm. */
  record Lognormal(double mean, double cv) implements Distribution {
    public Lognormal {
      requirePositive("lognormal mean", mean);
      requireNotNegative("lognormal cv", cv);
    }

    @Override
    public double sample(RandomStream random) {
      double sigmaSquared = StrictMath.log(1 + cv * cv);
      double mu = StrictMath.log(mean) - sigmaSquared / 2;
      return StrictMath.exp(mu + StrictMath.sqrt(sigmaSquared) * random.nextGaussian());
    }
  }

  record Gamma(double mean, double shape) implements Distribution {
    public Gamma {
      requirePositive("gamma mean", mean);
      requirePositive("gamma shape", shape);
    }

    @Override
    public double sample(RandomStream random) {
      // a shape below 1 is one above it, thinned (Marsaglia and Tsang 2000, section 6)
      double thinning = shape < 1 ? StrictMath.pow(random.nextPositive(), 1 / shape) : 1;
      return mean / shape * thinning * standard(random, shape < 1 ? shape + 1 : shape);
    }

    /** Marsaglia and Tsang 2000, for a shape of at least 1 and a scale of 1. */
    private static double standard(RandomStream random, double shape) {
      double d = shape - 1.0 / 3;
      double c = 1 / StrictMath.sqrt(9 * d);
      while (true) {
        double x = random.nextGaussian();
        double v = 1 + c * x;
        if (v <= 0) continue;
        v = v * v * v;
        if (StrictMath.log(random.nextPositive()) < x * x / 2 + d - d * v + d * StrictMath.log(v))
          return d * v;
      }
    }
  }

  record Weibull(double mean, double shape) implements Distribution {
    public Weibull {
      requirePositive("weibull mean", mean);
      requirePositive("weibull shape", shape);
    }

    @Override
    public double sample(RandomStream random) {
      double scale = mean / GammaFunction.of(1 + 1 / shape);
      return scale * StrictMath.pow(-StrictMath.log(random.nextPositive()), 1 / shape);
    }
  }

  /** One of several, drawn by weight; the weights need not sum to 1. */
  record Mixture(List<Part> parts) implements Distribution {
    public Mixture {
      parts = List.copyOf(parts);
      if (parts.isEmpty())
        throw new IllegalArgumentException("mixture of nothing: expected at least one part");
    }

    public record Part(double weight, Distribution of) {
      public Part {
        requirePositive("mixture weight", weight);
      }
    }

    @Override
    public double sample(RandomStream random) {
      double total = 0;
      for (Part part : parts) total += part.weight();
      double left = total * random.nextDouble();
      for (Part part : parts) {
        left -= part.weight();
        if (left < 0) return part.of().sample(random);
      }
      return parts.get(parts.size() - 1).of().sample(random); // rounding
    }
  }

  /**
   * By its inverse distribution function, linear between the points.
   *
   * @param points from fraction 0 to fraction 1, neither column falling
   */
  record Quantiles(List<Point> points) implements Distribution {
    public Quantiles {
      points = List.copyOf(points);
      if (points.size() < 2
          || points.get(0).fraction() != 0
          || points.get(points.size() - 1).fraction() != 1)
        throw new IllegalArgumentException(
            "quantiles of " + points.size() + " points: expected fractions from 0 to 1");
      requireNotNegative("quantile", points.get(0).value());
      for (int i = 1; i < points.size(); i++)
        if (!(points.get(i).fraction() > points.get(i - 1).fraction()
            && points.get(i).value() >= points.get(i - 1).value()))
          throw new IllegalArgumentException(
              "quantile at fraction "
                  + points.get(i).fraction()
                  + ": expected fractions that rise and values that do not fall");
    }

    public record Point(double fraction, double value) {}

    @Override
    public double sample(RandomStream random) {
      double fraction = random.nextDouble();
      int low = 0;
      int high = points.size() - 1;
      while (high - low > 1) {
        int middle = (low + high) >>> 1;
        if (points.get(middle).fraction() <= fraction) low = middle;
        else high = middle;
      }
      Point from = points.get(low);
      Point to = points.get(high);
      double part = (fraction - from.fraction()) / (to.fraction() - from.fraction());
      return from.value() + part * (to.value() - from.value());
    }
  }

  private static void requireNotNegative(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException(what + " " + value + ": expected a number of at least 0");
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException(what + " " + value + ": expected a number above 0");
  }
}
