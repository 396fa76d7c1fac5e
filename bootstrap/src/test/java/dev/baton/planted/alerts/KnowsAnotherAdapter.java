package dev.baton.planted.alerts;

import dev.baton.planted.email.Innocent;

record KnowsAnotherAdapter(Innocent other) {}
