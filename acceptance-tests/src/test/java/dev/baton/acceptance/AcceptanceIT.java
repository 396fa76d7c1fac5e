package dev.baton.acceptance;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs every feature file; the report is target/cucumber.html. None is among those that run alone. */
@Suite(failIfNoTests = false)
@IncludeEngines("cucumber")
@SelectPackages("features")
public class AcceptanceIT {}
