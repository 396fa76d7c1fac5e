package dev.baton.domain.lead;

import java.util.List;
import java.util.Optional;

/**
 * What a model said of a lead: how likely it is that a deal with it will be won.
 *
 * @param model   which model said it
 * @param version which version of the model
 * @param factors what spoke most for or against it, in words, the strongest first
 */
public record Prediction(Probability probability, String model, Optional<String> version, List<String> factors) {
    public Prediction {
        factors = List.copyOf(factors);
    }

    /** The model and its version, in words. */
    public String by() {
        return model + version.map(known -> " " + known).orElse("");
    }
}
