package mendwell.leaks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Bodies made from the schemas of the API's description: right ones, and wrong ones of every kind.
final class Bodies {
    private static final List<String> TEXTS = List.of(
            "", " ", "x", "轴承 bearing", "\u0000", "\ud83d\ude00\u202e\u200b", "a".repeat(300), "漏".repeat(11_000), "<script>alert(1)</script>",
            "'; drop table work_order; --", "../../../etc/passwd", "${jndi:ldap://x}", "%00%ff", "\ufeff\u2028", "-1", "1e999", "true", "null");

    private final Description description;
    private final Random random;

    Bodies(Description description, Random random) {
        this.description = description;
        this.random = random;
    }

    /// A body that fits, and one for each member alone: who may not set it is told so.
    List<String> refusable(Map<String, Object> schema) {
        var bodies = new ArrayList<String>();
        bodies.add(Corpus.json(fitting(schema, 0)));
        bodies.add("{}");
        Description.map(schema.get("properties")).forEach((name, member) -> bodies.add(Corpus.json(Map.of(name, fitting(description.resolved(member), 1)))));
        return bodies;
    }

    Object fitting(Map<String, Object> schema, int depth) {
        if (schema.get("enum") != null) {
            var words = Description.list(schema.get("enum"));
            return words.get(random.nextInt(words.size()));
        }
        if (schema.get("oneOf") != null) {
            return fitting(description.resolved(Description.list(schema.get("oneOf")).getFirst()), depth);
        }
        var type = schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type");
        return switch (String.valueOf(type)) {
            case "object" -> {
                var object = new LinkedHashMap<String, Object>();
                if (depth < 6) {
                    Description.map(schema.get("properties")).forEach((name, member) -> object.put(name, fitting(description.resolved(member), depth + 1)));
                }
                yield object;
            }
            case "array" -> List.of(fitting(description.resolved(schema.get("items")), depth + 1));
            case "boolean" -> true;
            case "integer" -> schema.getOrDefault("minimum", 1);
            case "number" -> 1.5;
            default -> switch (String.valueOf(schema.get("format"))) {
                case "uuid" -> "00000000-0000-7000-8000-000000000000";
                case "date-time" -> "2026-12-01T08:00:00Z";
                case "date" -> "2026-12-01";
                case "email" -> "someone@example.com";
                default -> "x".repeat(schema.get("minLength") instanceof Integer least ? Math.max(1, least) : 1);
            };
        };
    }

    /// A body that is wrong somewhere, mostly.
    String wild(Map<String, Object> schema) {
        return switch (random.nextInt(12)) {
            case 0 -> "[".repeat(20_000);
            case 1 -> "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000);
            case 2 -> Corpus.json(fitting(schema, 0)).replaceFirst("}$", ",}");
            case 3 -> Corpus.json(anything(0));
            case 4 -> "{\"n\":" + "9".repeat(100_000) + "}";
            case 5 -> Corpus.json(fitting(schema, 0)).replace(":", ": \ud800");
            default -> Corpus.json(spoilt(fitting(schema, 0), 0));
        };
    }

    private Object spoilt(Object value, int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            return anything(0);
        }
        if (value instanceof Map<?, ?> object) {
            var spoilt = new LinkedHashMap<String, Object>();
            object.forEach((name, member) -> {
                if (random.nextInt(8) > 0) {
                    spoilt.put(name.toString(), spoilt(member, depth + 1));
                }
            });
            return spoilt;
        }
        if (value instanceof List<?> list) {
            var spoilt = new ArrayList<Object>();
            for (int i = random.nextInt(4) == 0 ? 200 : random.nextInt(3); i > 0 && !list.isEmpty(); i--) {
                spoilt.add(spoilt(list.getFirst(), depth + 1));
            }
            return spoilt;
        }
        return value;
    }

    private Object anything(int depth) {
        return switch (random.nextInt(depth > 4 ? 7 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> Long.MIN_VALUE;
            case 4 -> random.nextGaussian() * 1e300;
            case 7 -> {
                var object = new LinkedHashMap<String, Object>();
                object.put(text(), anything(depth + 1));
                object.put("x", anything(depth + 1));
                yield object;
            }
            case 8 -> List.of(text(), Map.of());
            default -> text();
        };
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
