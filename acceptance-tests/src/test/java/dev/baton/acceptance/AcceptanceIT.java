package dev.baton.acceptance;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs every feature file; the report is target/cucumber.html. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features")
public class AcceptanceIT {}
