package dev.baton.cli.load;

import dev.baton.cli.csv.Row;
import dev.baton.cli.mapping.Fault;
import java.util.List;
import java.util.Optional;

/** A row on its way: the item it became, as JSON in UTF-8, or why it does not even leave. */
record Entry(Row row, Optional<byte[]> item, List<Fault> faults) {}
