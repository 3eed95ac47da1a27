package io.restock.terminal.till;

import io.restock.terminal.chain.Chain.Article;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws articles by their share of the lines sold. */
public final class Popularity {
    private final List<Article> articles;
    private final double[] upTo;

    public Popularity(List<Article> articles) {
        this.articles = articles;
        this.upTo = new double[articles.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += articles.get(i).share();
            upTo[i] = sum;
        }
    }

    public Article draw(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return articles.get(Math.min(found < 0 ? -found - 1 : found, upTo.length - 1));
    }
}
