package dev.baton.application.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where submissions wait for a writer. While one writer works, what arrives gathers, so that many small posts share one
 * transaction; only when a crowd waits does the next writer come to help. It is bounded: who finds it full is turned away.
 */
final class WaitingRoom {
    private static final int MOST = 20_000;
    /** From so many reports on, sharing saves no more than working side by side does. */
    private static final int CROWD = 250;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Submission> queue = new ArrayDeque<>();
    private int waiting;
    private int inWork;
    private int writers;
    private boolean open = true;

    /** Lets a submission wait; false if the room is closed or full. An empty room takes one of any size. */
    boolean enter(Submission submission) {
        lock.lock();
        try {
            if (!open || waiting + inWork > MOST) {
                return false;
            }
            queue.add(submission);
            waiting += submission.size();
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is work for one more writer and takes it: at most so many reports, or one submission of more.
     *
     * @return what the writer is to record, and then to report as {@link #done}; empty when the room is closed and nobody
     *         waits any more
     */
    Optional<List<Submission>> take(int most) {
        lock.lock();
        try {
            while (!isWorkForOneMore() && !(queue.isEmpty() && !open)) {
                changed.awaitUninterruptibly();
            }
            return queue.isEmpty() ? Optional.empty() : Optional.of(taken(most));
        } finally {
            lock.unlock();
        }
    }

    /** How many reports and items wait, and how many a writer is at. */
    int size() {
        lock.lock();
        try {
            return waiting + inWork;
        } finally {
            lock.unlock();
        }
    }

    private boolean isWorkForOneMore() {
        return !queue.isEmpty() && (writers == 0 || waiting >= CROWD);
    }

    private List<Submission> taken(int most) {
        List<Submission> batch = new ArrayList<>();
        int size = 0;
        while (queue.peek() instanceof Submission next && (batch.isEmpty() || size + next.size() <= most)) {
            batch.add(queue.remove());
            size += next.size();
        }
        waiting -= size;
        inWork += size;
        writers++;
        if (isWorkForOneMore()) {
            changed.signal();
        }
        return batch;
    }

    /** A writer has recorded what it took. */
    void done(List<Submission> batch) {
        lock.lock();
        try {
            inWork -= batch.stream().mapToInt(Submission::size).sum();
            writers--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more; who waits is still served. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
