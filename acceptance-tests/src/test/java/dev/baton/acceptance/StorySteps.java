package dev.baton.acceptance;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the step definitions of each scenario, all of them over the same story. */
public final class StorySteps implements ObjectFactory {
    private final Map<Class<?>, Object> made = new HashMap<>();
    private Optional<Story> story = Optional.empty();

    @Override
    public void start() {
        story = Optional.of(new Story(RunningBaton.instance()));
    }

    @Override
    public void stop() {
        made.clear();
        story = Optional.empty();
    }

    @Override
    public boolean addClass(Class<?> glueClass) {
        return true;
    }

    @Override
    public <T> T getInstance(Class<T> glueClass) {
        return glueClass.cast(made.computeIfAbsent(glueClass, this::make));
    }

    private Object make(Class<?> type) {
        try {
            return type.getConstructor(Story.class).newInstance(story.orElseThrow());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(type + " needs a public constructor that takes the story", e);
        }
    }
}
