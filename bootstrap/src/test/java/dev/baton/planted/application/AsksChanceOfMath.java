package dev.baton.planted.application;

public final class AsksChanceOfMath {

    public double asked() {
        return Math.random();
    }
}
