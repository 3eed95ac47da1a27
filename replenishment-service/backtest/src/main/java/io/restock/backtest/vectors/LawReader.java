package io.restock.backtest.vectors;

import static io.restock.backtest.vectors.Names.MEAN;
import static io.restock.backtest.vectors.Names.SD;
import static io.restock.backtest.vectors.Names.VARIANCE;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.backtest.textbook.ContinuousLaw;
import io.restock.engine.Demand;
import io.restock.engine.DemandLaw;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Finds the law of demand that inputs describe: by its name where they give one, else by which parameters there are. */
final class LawReader {
    private static final int LARGEST_DEMAND = 10_000_000;
    private static final String[] WORDS = {"lognormal", "lnorm", "negativebinomial", "negbin", "nbinom", "nb", "poisson", "geometric", "geom",
        "binomial", "binom", "exponential", "gamma", "uniform", "normal", "norm", "discrete", "pmf"};

    private final Inputs in;
    private final double periods;

    private LawReader(Inputs in, double periods) {
        this.in = in;
        this.periods = periods;
    }

    /**
     * @param usual the law where neither name nor parameters say, empty for none
     * @param periods so many periods' demand is wanted, each as described
     */
    static Law read(Inputs in, String usual, double periods) {
        return new LawReader(in, periods).read(usual);
    }

    static Law read(Inputs in, String usual) {
        return read(in, usual, 1);
    }

    private Law read(String usual) {
        String named = in.textOr("", "dist", "distribution", "demandDistribution", "law").toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return named(!named.isEmpty() ? named : byParameters(usual));
    }

    private Law named(String name) {
        return switch (name) {
            case "poisson", "pois" -> poisson();
            case "nb", "negbin", "nbinom", "negativebinomial" -> new Law.Whole(negativeBinomial());
            case "geometric", "geom" -> once(new Law.Whole(trials(in.number("p", "prob"))));
            case "binomial", "binom" -> once(new Law.Whole(binomial(in.whole("n", "trials", "size"), in.number("p", "prob"))));
            case "discrete", "pmf", "custom", "empirical" -> once(new Law.Whole(given()));
            case "normal", "norm", "gaussian", "n" -> new Law.Real(new ContinuousLaw.Normal(in.number(MEAN) * periods, sd() * Math.sqrt(periods)));
            case "lognormal", "lnorm", "lognorm" -> once(new Law.Real(logNormal()));
            case "gamma" -> new Law.Real(gamma());
            case "exponential", "exp", "expon" -> once(new Law.Real(new ContinuousLaw.Gamma(1, in.has("rate") ? 1 / in.number("rate")
                    : in.number("mean", "scale"))));
            case "uniform", "unif" -> once(new Law.Real(new ContinuousLaw.Uniform(in.number("low", "lower", "min", "a", "lo"), in.number("high", "upper", "max", "b", "hi"))));
            default -> throw new Misunderstood("inputs_json: dist \"" + name + "\" is unknown; there are poisson, negbin, geometric, binomial, discrete, "
                    + "normal, lognormal, gamma, exponential, uniform");
        };
    }

    private String byParameters(String usual) {
        if (in.has("pmf", "demandPmf", "probabilities", "probs")) {
            return "pmf";
        }
        if (in.has("shape", "rate")) {
            return in.has("shape") ? "gamma" : "exponential";
        }
        if (in.has("meanlog", "sdlog", "logMean", "logSd")) {
            return "lognormal";
        }
        if (in.has("size", "k") || in.has("r") && in.has("p")) {
            return "nb";
        }
        if (in.has("low", "lower", "min") && in.has("high", "upper", "max")) {
            return "uniform";
        }
        if (in.has("n", "trials") && in.has("p")) {
            return in.wordOr("binomial", WORDS);
        }
        if (in.has("p") && !in.has(MEAN)) {
            return "geometric";
        }
        return byMoments(usual);
    }

    private String byMoments(String usual) {
        String spoken = in.wordOr(usual, WORDS);
        if (in.has(VARIANCE)) {
            return spoken.isEmpty() || spoken.equals("discrete") ? "nb" : spoken;
        }
        if (in.has(SD)) {
            return spoken.isEmpty() || spoken.equals("poisson") ? "normal" : spoken;
        }
        return spoken.isEmpty() || spoken.equals("discrete") || spoken.equals("normal") ? "poisson" : spoken;
    }

    /** One that also gives the variance must give the mean once more. */
    private Law poisson() {
        double mean = in.number(MEAN);
        if (in.has(VARIANCE) && in.number(VARIANCE) != mean) {
            throw new Misunderstood("inputs_json: var of Poisson demand must be its mean " + mean + ", was " + in.number(VARIANCE));
        }
        return Law.poisson(mean * periods);
    }

    private Law once(Law law) {
        if (periods != 1) {
            throw new Misunderstood("inputs_json: this law of demand is known for one period only; leave leadTime away");
        }
        return law;
    }

    private double sd() {
        return in.has(SD) ? in.number(SD) : Math.sqrt(in.number(VARIANCE));
    }

    private double variance() {
        return in.has(VARIANCE) ? in.number(VARIANCE) : Math.pow(in.number(SD), 2);
    }

    private DemandLaw negativeBinomial() {
        if (!in.has("size", "r", "k", "n")) {
            return new Demand(in.number(MEAN) * periods, variance() * periods).lawByMoments();
        }
        double r = in.number("size", "r", "k", "n");
        double p = in.has("p", "probSuccess") ? in.number("p", "probSuccess") : r / (r + in.number(MEAN));
        return new DemandLaw.NegativeBinomial(r * periods, p);
    }

    /** Trials up to the first success, from 1, as in scipy and in Snyder and Shen; what is rarer than 1e-18 is left away. */
    private static DemandLaw trials(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new Misunderstood("inputs_json: p must be above 0 and at most 1, was " + p);
        }
        int most = p == 1 ? 1 : (int) Math.min(LARGEST_DEMAND, Math.ceil(Math.log(1e-18) / Math.log1p(-p)));
        return new DemandLaw.Given(IntStream.rangeClosed(0, most).mapToDouble(x -> x == 0 ? 0 : Math.pow(1 - p, x - 1) * p).toArray());
    }

    private static DemandLaw binomial(int n, double p) {
        var law = BinomialDistribution.of(n, p);
        return new DemandLaw.Given(IntStream.rangeClosed(0, n).mapToDouble(law::probability).toArray());
    }

    private ContinuousLaw gamma() {
        if (!in.has("shape")) {
            double mean = in.number(MEAN);
            double variance = variance();
            return new ContinuousLaw.Gamma(mean * mean / variance * periods, variance / mean);
        }
        double scale = in.has("rate") ? 1 / in.number("rate") : in.numberOr(1, "scale");
        return new ContinuousLaw.Gamma(in.number("shape") * periods, scale);
    }

    /** By the moments of the logarithm, or of the demand itself. */
    private ContinuousLaw logNormal() {
        if (!in.has("mean")) {
            return new ContinuousLaw.LogNormal(in.number("meanlog", "logMean", "mu"), in.number("sdlog", "logSd", "sigma", "sd"));
        }
        double ratio = sd() / in.number("mean");
        double square = Math.log1p(ratio * ratio);
        return new ContinuousLaw.LogNormal(Math.log(in.number("mean")) - square / 2, Math.sqrt(square));
    }

    /** As an object of demand to probability, as a list from demand 0, or as two lists. */
    private DemandLaw given() {
        if (!in.has("pmf", "demandPmf")) {
            return given(in.numbers("values", "demands", "x", "demand"), in.numbers("probabilities", "probs", "prob"));
        }
        JsonNode pmf = in.json("pmf", "demandPmf");
        if (pmf.isArray()) {
            return new DemandLaw.Given(in.numbers("pmf", "demandPmf"));
        }
        var demands = pmf.properties().stream().mapToDouble(entry -> demand(entry.getKey())).toArray();
        var probabilities = pmf.properties().stream().mapToDouble(entry -> entry.getValue().asDouble()).toArray();
        return given(demands, probabilities);
    }

    private static DemandLaw given(double[] demands, double[] probabilities) {
        if (demands.length != probabilities.length) {
            throw new Misunderstood("inputs_json: values and probabilities must be equally many");
        }
        int most = 0;
        for (double demand : demands) {
            if (demand != Math.rint(demand) || demand < 0 || demand > LARGEST_DEMAND) {
                throw new Misunderstood("inputs_json: pmf needs whole demands from 0 to " + LARGEST_DEMAND + ", was " + demand);
            }
            most = Math.max(most, (int) demand);
        }
        var all = new double[most + 1];
        for (int i = 0; i < demands.length; i++) {
            all[(int) demands[i]] += probabilities[i];
        }
        return new DemandLaw.Given(all);
    }

    private static double demand(String key) {
        try {
            return Double.parseDouble(key);
        } catch (NumberFormatException e) {
            throw new Misunderstood("inputs_json: pmf needs numbers as keys, was \"" + key + "\"");
        }
    }
}
