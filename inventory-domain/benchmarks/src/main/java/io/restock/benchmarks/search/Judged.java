package io.restock.benchmarks.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a person types who remembers a name, and not quite: queries of each kind, made from the name itself by rules and a seed. The wanted item is the one that it was made from.
 *
 * @param kind how it was made
 * @param query what is typed
 * @param wanted the item's place in the list of names
 */
public record Judged(Kind kind, String query, int wanted) {
    private static final int WORDS_AT_MOST = 12;
    private static final Pattern MEASURE = Pattern.compile("(?i)(\\d+(?:[.,]\\d+)?) ?(ml|cl|l|g|kg|oz|lb)\\b");

    /** How a query is made from a name. */
    public enum Kind {
        /** As it is, in small letters. */
        ALL_WORDS("all words") {
            @Override
            Optional<List<String>> typed(List<String> words, Random random) {
                return Optional.of(words);
            }
        },
        OTHER_ORDER("another order") {
            @Override
            Optional<List<String>> typed(List<String> words, Random random) {
                var shuffled = new ArrayList<>(words);
                Collections.shuffle(shuffled, random);
                return words.size() < 2 ? Optional.empty() : Optional.of(shuffled);
            }
        },
        /** Of each word that is longer than three letters two thirds of its letters, and at least three. */
        BEGINNINGS("beginnings") {
            @Override
            Optional<List<String>> typed(List<String> words, Random random) {
                return Optional.of(words.stream().map(Kind::begun).toList());
            }
        },
        WRONG_LETTER("a wrong letter") {
            @Override
            Optional<List<String>> typed(List<String> words, Random random) {
                return some(words, 4, random).map(at -> with(words, at, List.of(wrong(words.get(at), random))));
            }
        },
        /** A wrong letter in the beginning of a word, or in one word while another is begun. */
        WRONG_BEGINNING("a wrong letter and a beginning") {
            @Override
            Optional<List<String>> typed(List<String> words, Random random) {
                return some(words, 6, random).map(at -> {
                    var typed = new ArrayList<>(words);
                    int last = typed.size() - 1;
                    if (at == last) {
                        typed.set(at, wrong(begun(words.get(at)), random));
                    } else {
                        typed.set(at, wrong(words.get(at), random));
                        typed.set(last, begun(words.get(last)));
                    }
                    return typed;
                });
            }
        },
        /** Two words as one, or a long one as two. */
        JOINED_AND_SPLIT("joined and split") {
            @Override
            Optional<List<String>> typed(List<String> words, Random random) {
                return random.nextBoolean() ? joined(words, random).or(() -> split(words, random)) : split(words, random).or(() -> joined(words, random));
            }
        },
        /** What is measured, in another unit or written together. */
        UNITS("units") {
            @Override
            Optional<List<String>> typed(List<String> words, Random random) {
                String name = String.join(" ", words);
                Matcher measure = MEASURE.matcher(name);
                return measure.find()
                        ? Optional.of(List.of((name.substring(0, measure.start()) + other(measure.group(1), measure.group(2), random) + name.substring(measure.end())).split(" ")))
                        : Optional.empty();
            }
        },
        /** The number in one of its forms. */
        NUMBERS("numbers") {
            @Override
            Optional<List<String>> typed(List<String> words, Random random) {
                return Optional.empty();
            }
        };

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        abstract Optional<List<String>> typed(List<String> words, Random random);

        private static String begun(String word) {
            return word.length() <= 3 || hasDigit(word) ? word : word.substring(0, Math.max(3, word.length() * 2 / 3));
        }

        private static boolean hasDigit(String word) {
            return word.chars().anyMatch(Character::isDigit);
        }

        private static Optional<Integer> some(List<String> words, int letters, Random random) {
            var places = IntStream.range(0, words.size()).filter(i -> words.get(i).length() >= letters && words.get(i).chars().allMatch(Character::isLetter)).boxed().toList();
            return places.isEmpty() ? Optional.empty() : Optional.of(places.get(random.nextInt(places.size())));
        }

        private static List<String> with(List<String> words, int at, List<String> instead) {
            var all = new ArrayList<>(words.subList(0, at));
            all.addAll(instead);
            all.addAll(words.subList(at + 1, words.size()));
            return all;
        }

        private static Optional<List<String>> split(List<String> words, Random random) {
            return some(words, 6, random).map(at -> {
                String word = words.get(at);
                int where = 3 + random.nextInt(word.length() - 5);
                return with(words, at, List.of(word.substring(0, where), word.substring(where)));
            });
        }

        private static Optional<List<String>> joined(List<String> words, Random random) {
            var pairs = IntStream.range(0, words.size() - 1)
                    .filter(i -> Stream.of(words.get(i), words.get(i + 1)).allMatch(word -> word.length() >= 3 && word.chars().allMatch(Character::isLetter))).boxed().toList();
            if (pairs.isEmpty()) {
                return Optional.empty();
            }
            int at = pairs.get(random.nextInt(pairs.size()));
            var all = with(words, at, List.of(words.get(at) + words.get(at + 1)));
            all.remove(at + 1);
            return Optional.of(all);
        }

        /** One letter replaced, left out, typed twice, or swapped with the next. */
        static String wrong(String word, Random random) {
            int at = random.nextInt(word.length());
            return switch (random.nextInt(4)) {
                case 0 -> word.substring(0, at) + other(word.charAt(at), random) + word.substring(at + 1);
                case 1 -> word.substring(0, at) + word.substring(at + 1);
                case 2 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
                default -> {
                    int first = Math.min(at, word.length() - 2);
                    yield word.charAt(first) == word.charAt(first + 1) ? word.substring(0, at) + other(word.charAt(at), random) + word.substring(at + 1)
                            : word.substring(0, first) + word.charAt(first + 1) + word.charAt(first) + word.substring(first + 2);
                }
            };
        }

        private static char other(char letter, Random random) {
            char other = (char) ('a' + random.nextInt(26));
            return other == letter ? (char) ('a' + (other - 'a' + 1) % 26) : other;
        }

        private static String other(String number, String unit, Random random) {
            var value = new BigDecimal(number.replace(',', '.'));
            return switch (unit.toLowerCase(Locale.ROOT)) {
                case "l" -> written(value, random.nextBoolean() ? "100 cl" : "1000 ml");
                case "cl" -> written(value, random.nextBoolean() ? "0.01 l" : "10 ml");
                case "ml" -> written(value, random.nextBoolean() ? "0.001 l" : "0.1 cl");
                case "g" -> written(value, "0.001 kg");
                case "kg" -> written(value, "1000 g");
                case "lb" -> written(value, "16 oz");
                default -> number + (random.nextBoolean() ? " " : "") + unit;
            };
        }

        private static String written(BigDecimal value, String unit) {
            String[] factor = unit.split(" ");
            return value.multiply(new BigDecimal(factor[0])).stripTrailingZeros().toPlainString().replace('.', ',') + factor[1];
        }
    }

    /** @param each queries of each kind, fewer if fewer names can be typed so */
    public static List<Judged> of(List<Named> names, int each, long seed) {
        var random = new Random(seed);
        var judged = new ArrayList<Judged>();
        for (Kind kind : Kind.values()) {
            var places = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
            Collections.shuffle(places, random);
            places.stream().flatMap(place -> query(kind, names.get(place), random).map(query -> new Judged(kind, query, place)).stream()).limit(each).forEach(judged::add);
        }
        return judged;
    }

    private static Optional<String> query(Kind kind, Named named, Random random) {
        if (kind == Kind.NUMBERS) {
            String digits = named.item().digits();
            String bare = digits.replaceFirst("^0+", "");
            return Optional.of(switch (random.nextInt(4)) {
                case 0 -> digits;
                case 1 -> digits.substring(1);
                case 2 -> "(01)" + digits + "(10)L7";
                default -> bare.length() < 8 ? digits : bare.length() > 8 && bare.length() < 12 ? "0".repeat(12 - bare.length()) + bare : bare;
            });
        }
        var words =
                Arrays.stream(named.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.,]+")).map(word -> word.replaceAll("^[.,]+|[.,]+$", "")).filter(word -> !word.isEmpty())
                        .toList();
        if (words.isEmpty() || words.size() > WORDS_AT_MOST) {
            return Optional.empty();
        }
        return kind.typed(words, random).map(typed -> typed.stream().collect(Collectors.joining(" ")));
    }
}
