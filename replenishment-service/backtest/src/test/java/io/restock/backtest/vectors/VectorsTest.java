package io.restock.backtest.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@DisplayName("Published values: each row is computed, and a row that cannot be is named")
class VectorsTest {
    /** Snyder and Shen, 2nd edition; R 4.2; GS1; and the definitions. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            eoq               | epq                 | {"fixed_cost": 8, "holding_cost": 0.225, "demand_rate": 1300, "production_rate": 2000} | {"Q": 513.9328595516969, "cost": 40.47221268969612}
            eoq               | incremental         | {"K": 8, "holdingRate": 0.3, "demand": 1300, "breakpoints": [0, 400, 800], "unitCosts": [0.75, 0.72, 0.68]} | {"region": 0, "Q": 304.0467800264368, "cost": 1043.410525505948}
            lotsize           | silver_meal         | {"K": 120, "h": [0.8, 0.8, 0.8, 0.8], "demand": [150, 100, 80, 200]} | {"orders": [250, 0, 80, 200], "cost": 440}
            newsvendor_normal | S_given             | {"h": 0.18, "p": 0.7, "mean": 50, "sd": 8, "S": 40} | {"cost": 7.356131552870388}
            newsvendor_normal | lead_time_4         | {"h": 0.18, "p": 0.7, "mean": 50, "sd": 8, "leadTime": 4} | {"S": 264.7668943741548, "cost": 4.466781004149578}
            newsvendor_poisson| best                | {"h": 1, "p": 4, "mean": 6} | {"S": 8, "cost": 3.570106945770946}
            newsvendor_continuous | lognormal       | {"h": 1, "p": 0.1765, "dist": "lognormal", "mu": 6, "sigma": 0.3} | {"S": 295.6266448071368, "cost": 29.44254358213529}
            rQ                | eil                 | {"h": 0.225, "p": 7.5, "K": 8, "mean": 1300, "sd": 150, "leadTime": 0.0833333333333333} | {"r": 213.9704421358024, "Q": 318.5901810768729, "cost": 95.45114022285196}
            rQ                | eoq_ss              | {"h": 0.225, "p": 7.5, "K": 8, "mean": 1300, "sd": 150, "leadTime": 0.0833333333333333, "method": "EOQ+SS"} | {"r": 190.3369965715624, "Q": 304.0467800264368}
            rQ                | cost_poisson        | {"h": 20, "p": 150, "K": 100, "mean": 1.5, "leadTime": 2, "r": 8, "Q": 12} | {"cost": 242.5281637662021}
            sS                | cost                | {"h": 1, "p": 4, "K": 5, "mean": 6, "s": 6, "S": 18} | {"cost": 10.193798671644046}
            loss              | negbin_moments      | {"x": 14, "mean": 23.333333333333336, "sd": 8.819171036881968} | {"loss": 9.740089476453932, "complement": 0.406758474515445}
            loss              | lognormal           | {"x": 10, "mu": 2, "sigma": 0.3} | {"loss": 0.283649738881062, "complement": 2.554491200971182}
            loss              | pmf                 | {"x": 6, "pmf": {"1": 0.13, "2": 0.15, "3": 0.02, "4": 0.15, "5": 0.10, "6": 0.02, "7": 0.04, "8": 0.09, "9": 0.15, "10": 0.15}} | {"loss": 1.27, "complement": 1.71}
            loss              | geometric_trials    | {"x": 3, "p": 0.2} | {"loss": 2.56}
            loss              | binomial            | {"x": 14, "n": 20, "p": 0.6} | {"loss": 0.19668417172715072}
            quantile          | normal              | {"prob": 0.975, "mean": 0, "sd": 1} | {"q": 1.959963984540054}
            policy_RsnQ       | capacity            | {"inventoryPosition": 2, "s": 20, "pack": 6, "shelfCapacity": 12} | {"packs": 1, "units": 6}
            fillrate          | P1                  | {"P1": 0.95, "sdProtection": 60, "mean": 100} | {"k": 1.6448536269514722, "s": 198.69121761708834}
            intermittent      | sba_by_input        | {"y": [0, 0, 2, 0, 0, 0, 3], "alpha": 0.1, "init": "naive", "method": "sba"} | {"rate": 0.6435483870967742}
            smoothing         | ses                 | {"y": [1, 3, 2], "alpha": 0.5, "init": "l0=y1"} | {"forecast": 2}
            phantom           | posterior           | {"prior": 0.01, "probZeroSalesPerDay": 0.6, "zeroDays": 10} | {"posterior": 0.62554143}
            gtin              | upce                | {"upce": "04252614"} | {"upca": "042100005264", "valid": true}
            gtin              | length              | {"gtin": "123456789"} | {"valid": false}
            gtin              | body                | {"body": "61414112345"} | {"checkDigit": 2}
            eoq               | refused             | {"K": -8, "h": 1, "demand": 5} | {"error": true}
            """)
    void a_published_value_is_met(String area, String name, String inputs, String expected) {
        assertThat(complaints(area, name, inputs, expected, "2e-5")).isEmpty();
    }

    /** 126 rows of all areas, each computed a second time, with other code, from the definitions. */
    @Test
    void values_computed_elsewhere_are_met() throws URISyntaxException {
        var output = new StringWriter();
        var file = Path.of(VectorsTest.class.getResource("computed.csv").toURI()).toString();
        int code = new CommandLine(new VectorsCommand()).setOut(new PrintWriter(output, true)).execute(file);
        assertThat(output.toString()).endsWith("126 passed, 0 failed" + System.lineSeparator());
        assertThat(code).isZero();
    }

    @Test
    void lists_of_different_lengths_and_contradictions_are_reported() {
        assertThat(complaints("metric", "wrmsse", "{\"actual\": [[1], [2]], \"forecast\": [[1]], \"train\": [[1, 2], [1, 3]]}", "{\"wrmsse\": 0}", "0"))
                .containsExactly("inputs_json: forecast must have 2 entries, has 1");
        assertThat(complaints("censored", "x", "{\"sales\": 2, \"mean\": 3, \"var\": 4, \"dist\": \"poisson\"}", "{\"expectedDemand\": 1}", "0")).first().asString()
                .contains("var of Poisson demand must be its mean 3.0, was 4.0");
    }

    @Test
    void a_wrong_value_is_shown_beside_the_right_one() {
        assertThat(complaints("eoq", "plain", "{\"K\": 2, \"h\": 1, \"demand\": 4}", "{\"Q\": 5}", "0.1")).containsExactly("Q expected 5, got 4.0");
    }

    @Test
    void what_is_not_understood_is_named_and_never_passes() {
        assertThat(complaints("tarot", "x", "{}", "{\"Q\": 1}", "0")).first().asString().startsWith("area \"tarot\" is unknown; there are allocation, ");
        assertThat(complaints("eoq", "x", "{\"K\": 2, \"h\": 1, \"demand\": 4, \"moon\": 1}", "{\"Q\": 4}", "0"))
                .containsExactly("inputs_json: moon is not understood here");
        assertThat(complaints("eoq", "x", "{\"h\": 1, \"demand\": 4}", "{\"Q\": 4}", "0")).containsExactly("inputs_json: K is missing");
        assertThat(complaints("eoq", "x", "{\"K\": 2, \"h\": 1, \"demand\": 4}", "{\"moon\": 4}", "0")).first().asString()
                .startsWith("expected_json asks for moon");
        assertThat(complaints("eoq", "x", "{\"K\": \"two\", \"h\": 1, \"demand\": 4}", "{\"Q\": 4}", "0")).first().asString()
                .contains("K must be a number");
        assertThat(complaints("eoq", "x", "{oops", "{\"Q\": 4}", "0")).first().asString().startsWith("inputs_json is no JSON");
        assertThat(complaints("eoq", "x", "{}", "{}", "0")).containsExactly("expected_json expects nothing");
        assertThat(complaints("eoq", "x", "{}", "{\"Q\": 4}", "about")).first().asString().startsWith("tolerance must be a number");
    }

    private static List<String> complaints(String area, String name, String inputs, String expected, String tolerance) {
        return Verdict.of(new Row(2, area, name, inputs, expected, tolerance, "")).complaints();
    }
}
