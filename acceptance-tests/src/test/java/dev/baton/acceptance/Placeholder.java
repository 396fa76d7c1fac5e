package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.baton.bootstrap.Baton;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;

/** Holds the package open until its first real steps. */
public class Placeholder {

    @Given("the application")
    public void the_application() {
    }

    @Then("it starts")
    public void it_starts() {
        assertThatCode(() -> Baton.main(new String[0])).doesNotThrowAnyException();
    }
}
