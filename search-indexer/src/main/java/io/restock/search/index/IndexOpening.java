package io.restock.search.index;

import io.restock.search.stock.StockIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jboss.logging.Logger;

/** Opens the index, damaged or not. All of it can be read again from the topics, so a Lucene index that cannot be read is taken away. */
public final class IndexOpening {
    private static final Logger LOG = Logger.getLogger(IndexOpening.class);

    private IndexOpening() {}

    /** @throws RuntimeException if OpenSearch cannot be reached or holds another mapping, or the directory is in use */
    public static StockIndex open(Engine engine) {
        return switch (engine) {
            case Engine.OpenSearch cluster -> HibernateStockIndex.open(cluster, () -> {});
            case Engine.Lucene lucene -> openAlone(lucene);
        };
    }

    private static StockIndex openAlone(Engine.Lucene lucene) {
        var lock = DirectoryLock.take(lucene.directory());
        try {
            return openOrClear(lucene, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static StockIndex openOrClear(Engine.Lucene lucene, DirectoryLock lock) {
        try {
            return HibernateStockIndex.open(lucene, lock::close);
        } catch (RuntimeException e) {
            LOG.warnf("the index in %s cannot be read and is rebuilt from the topics: %s", lucene.directory(), e.getMessage());
            delete(lucene.directory());
            return HibernateStockIndex.open(lucene, lock::close);
        }
    }

    private static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(directory) && !path.endsWith(DirectoryLock.FILE)) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
