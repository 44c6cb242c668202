package io.osprey.engine.language;

import io.osprey.engine.language.Modifier.Doing;
import io.osprey.engine.language.Modifier.Having;
import io.osprey.engine.language.Modifier.Related;
import io.osprey.engine.language.Modifier.Wearing;
import io.osprey.engine.language.Nominal.Determiner;
import io.osprey.engine.language.Nominal.Measured;
import io.osprey.engine.language.Nominal.Quantity;
import io.osprey.engine.language.Nominal.Several;
import io.osprey.engine.language.Nominal.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes Japanese: whatever modifies stands before, the verb last, with particles between and counters after numbers. */
final class JapaneseWriter implements Writer {
    /** The te-form of wearing, by the way something is worn. */
    private static final Map<String, String> WEARING =
            Map.of("着", "を着て", "被", "をかぶって", "履", "をはいて", "掛", "をかけて", "付", "を身につけて", "背", "を背負って");

    @Override
    public String write(List<Clause> clauses) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < clauses.size(); i++) {
            text.append(clause(clauses.get(i), i == clauses.size() - 1));
        }
        return text.toString();
    }

    @Override
    public String picture(List<Nominal> things) {
        return things.isEmpty() ? "画像" : joined(things) + "の画像";
    }

    private String clause(Clause clause, boolean isLast) {
        Nominal subject = clause.subject();
        List<Predicate> predicates = clause.predicates();
        if (predicates.isEmpty()) {
            boolean exists = clause.kind() == Clause.Kind.EXISTENCE;
            String existence = exists ? "が" + existing(subject) : "";
            return nominal(subject) + (isLast ? existence : exists ? "が" + linked(subject) : "と");
        }
        StringBuilder text = new StringBuilder();
        Predicate first = predicates.get(0);
        boolean isPlaced = predicates.size() == 1 && first.isBeing();
        if (isPlaced && clause.kind() == Clause.Kind.PHRASE && first.places().isEmpty()) {
            return complements(first, subject).replaceAll("[にで]$", "の") + nominal(subject) + (isLast ? "" : "と");
        }
        if (isPlaced && clause.kind() == Clause.Kind.EXISTENCE) {
            text.append(complements(first, subject)).append(nominal(subject)).append("が");
        } else {
            text.append(nominal(subject)).append("が").append(isPlaced ? complements(first, subject) : "");
        }
        if (isPlaced) {
            return text.append(isLast ? existing(subject) : linked(subject)).toString();
        }
        for (int i = 0; i < predicates.size(); i++) {
            boolean closes = i == predicates.size() - 1;
            text.append(
                    closes
                            ? progressive(predicates.get(i), subject) + (isLast ? "いる" : "いて、")
                            : te(predicates.get(i), subject) + "、");
        }
        return text.toString();
    }

    private static String existing(Nominal subject) {
        return subject.noun().isAlive() ? "いる" : "ある";
    }

    private static String linked(Nominal subject) {
        return subject.noun().isAlive() ? "いて、" : "あって、";
    }

    /** The predicate up to the te-form before "いる". */
    private String progressive(Predicate predicate, Nominal subject) {
        if (predicate.isBeing()) {
            return complements(predicate, subject) + (subject.noun().isAlive() ? "過ごして" : "置かれて");
        }
        String volitional = predicate.verb().orElseThrow().volitional();
        if (predicate.attempt() != Predicate.Attempt.NONE && !volitional.isEmpty()) {
            return complements(predicate, subject) + object(predicate) + volitional + "として";
        }
        return te(predicate, subject);
    }

    private String te(Predicate predicate, Nominal subject) {
        if (predicate.isBeing()) {
            return complements(predicate, subject) + linked(subject).replace("、", "");
        }
        if (predicate.isWearing()) {
            return complements(predicate, subject) + wearing(predicate.object().orElseThrow());
        }
        Verb verb = predicate.verb().orElseThrow();
        boolean isHeld = predicate.bodyPart().isPresent();
        String last = isHeld
                        && verb.japanese().equals("持って")
                        && isMouth(predicate.bodyPart().get())
                ? "くわえて"
                : verb.japanese();
        return complements(predicate, subject)
                + predicate.bodyPart().map(part -> part.japanese().one() + "に").orElse("")
                + object(predicate)
                + last;
    }

    private static boolean isMouth(Noun part) {
        return part.english().equals("mouth") || part.english().equals("beak");
    }

    private String object(Predicate predicate) {
        Verb verb = predicate.verb().orElseThrow();
        return predicate
                .object()
                .map(object -> nominal(object)
                        + predicate
                                .touched()
                                .map(part -> "の" + part.japanese().one())
                                .orElse("")
                        + verb.particle())
                .orElse("");
    }

    /** "Tを着てUをかぶって" */
    private String wearing(Nominal clothes) {
        Map<String, List<Nominal>> byManner = new LinkedHashMap<>();
        List<Nominal> pieces = clothes instanceof Several several ? several.members() : List.of(clothes);
        for (Nominal piece : pieces) {
            String manner = piece.noun().isWorn() ? piece.noun().worn() : "付";
            byManner.computeIfAbsent(manner, key -> new ArrayList<>()).add(piece);
        }
        return byManner.entrySet().stream()
                .map(entry -> joined(entry.getValue()) + WEARING.get(entry.getKey()))
                .collect(Collectors.joining());
    }

    /** Places and companions, what is nearest to the verb in English nearest in Japanese too. */
    private String complements(Predicate predicate, Nominal subject) {
        StringBuilder text = new StringBuilder();
        for (Adverb adverb : predicate.adverbs()) {
            text.insert(0, predicate.isBeing() ? adverb.japanese().replaceAll("で$", "に") : adverb.japanese());
        }
        StringBuilder rest = new StringBuilder();
        String scene = "";
        for (Related related : predicate.places()) {
            if (Predicate.isTouched(related) && predicate.touched().isPresent()) {
                continue;
            }
            if (related.preposition().kind() == Preposition.Kind.PLACE) {
                scene = place(related, isSeated(predicate)) + (scene.isEmpty() ? "" : "の" + scene);
            } else {
                rest.append(other(related, predicate));
            }
        }
        if (!scene.isEmpty()) {
            text.append(scene).append(isStill(predicate) ? "に" : "で");
        }
        return text.append(rest).toString();
    }

    private static boolean isStill(Predicate predicate) {
        return predicate.isBeing()
                || predicate.verb().orElseThrow().has("p")
                || predicate.verb().get().has("h");
    }

    private static boolean isSeated(Predicate predicate) {
        return predicate.verb().map(verb -> verb.has("p")).orElse(false);
    }

    /** "公園", "テーブルの上" */
    private String place(Related related, boolean isSeated) {
        Noun noun = related.nominal().noun();
        boolean isSeat = isSeated && noun.localizer().equals("上");
        boolean isBare =
                related.preposition().isPlain() && !noun.isMass() && (noun.isPlace() || isSeat || noun.isBodyPart());
        return nominal(related.nominal()) + (isBare ? "" : related.preposition().japanese());
    }

    private String other(Related related, Predicate predicate) {
        Noun noun = related.nominal().noun();
        String name = nominal(related.nominal());
        return switch (related.preposition().kind()) {
            case PATH ->
                switch (related.preposition().english()) {
                    case "along" -> name + "に沿って";
                    case "past" -> name + "の前を";
                    case "over" -> name + "の上を";
                    case "across" -> name + "を横切って";
                    case "through" -> name + "の中を";
                    default ->
                        predicate.object().isPresent()
                                        || predicate
                                                .verb()
                                                .map(verb -> verb.japanese().contains("を"))
                                                .orElse(false)
                                ? name + "で"
                                : name + "を";
                };
            case GOAL ->
                noun.isPlace() ? name + "に" : name + related.preposition().japanese() + "に";
            case DIRECTION -> noun.isAlive() ? name + "の方へ" : name + "へ";
            case SOURCE -> name + "から";
            case COMPANION -> noun.isAlive() ? name + "と" : name + "で";
            case WITHOUT -> name + "なしで";
            case BENEFIT -> name + "のために";
            case DURING -> name + "の間に";
            case PLACE -> place(related, false) + "で";
        };
    }

    private String joined(List<? extends Nominal> nominals) {
        return nominals.stream().map(this::nominal).collect(Collectors.joining("と"));
    }

    private String nominal(Nominal nominal) {
        if (nominal instanceof Several several) {
            return joined(several.members());
        }
        return nominal instanceof Measured measured ? measured(measured) : thing((Thing) nominal);
    }

    private String measured(Measured measured) {
        Thing whole = measured.whole();
        if (measured.portion().isTwo()) {
            Thing two = whole.withCount(2);
            return modifiers(measured.modifiers(), measured) + qualities(measured.adjectives()) + thing(two);
        }
        String pattern = measured.portion().japanese();
        String adjectives = qualities(measured.adjectives());
        String count = measured.count() > 1 ? measured.count() + "つの" : quantity(measured.quantity(), whole.noun());
        String name = thing(whole);
        String filled = pattern.startsWith("~の")
                        && !adjectives.isEmpty()
                        && !pattern.contains("の入った")
                        && !pattern.contains("の載った")
                ? name + "の" + adjectives + pattern.substring(2)
                : adjectives + pattern.replace("~", name);
        return modifiers(measured.modifiers(), measured) + count + filled;
    }

    private String thing(Thing thing) {
        Noun noun = thing.noun();
        boolean isCountedPerson = noun.english().equals("person") && thing.count() > 1;
        boolean isQuantifiedPerson = noun.english().equals("person") && thing.quantity() == Quantity.SEVERAL;
        StringBuilder text = new StringBuilder();
        text.append(modifiers(thing.modifiers(), thing));
        thing.owner().ifPresent(owner -> text.append(nominal(owner)).append("の"));
        thing.of().ifPresent(of -> text.append(nominal(of)).append("の"));
        if (thing.determiner() == Determiner.OTHER || thing.determiner() == Determiner.THE_OTHER) {
            text.append(thing.isPlural() ? "ほかの" : "別の");
        }
        if (isCountedPerson || isQuantifiedPerson) {
            return text.append(qualities(thing.adjectives()))
                    .append(isCountedPerson ? thing.count() + "人" : "数人")
                    .toString();
        }
        if (thing.count() > 1) {
            text.append(thing.count()).append(noun.japanese().counter()).append("の");
        } else {
            text.append(quantity(thing.quantity(), noun));
        }
        text.append(qualities(thing.adjectives()));
        thing.material()
                .ifPresent(material -> text.append(material.japanese().one()).append("の"));
        boolean isMany = thing.isPlural() && thing.count() == 0 && thing.quantity() == Quantity.NONE;
        return text.append(isMany ? several(noun) : noun.japanese().one()).toString();
    }

    private static String several(Noun noun) {
        boolean hasForm = !noun.japanese().one().equals(noun.japanese().many());
        return noun.japanese().many()
                + (noun.isPerson() && !hasForm && !noun.flags().contains("G") ? "たち" : "");
    }

    private static String quantity(Quantity quantity, Noun noun) {
        if (noun.isMass() && quantity != Quantity.MANY) {
            return "";
        }
        String counter = noun.japanese().counter();
        return switch (quantity) {
            case NONE -> "";
            case MANY -> noun.isPerson() ? "大勢の" : "たくさんの";
            case SEVERAL -> counter.equals("つ") ? "いくつかの" : "数" + counter + "の";
            case SOME -> noun.isPerson() ? "何人かの" : "いくつかの";
        };
    }

    private static String qualities(List<Adjective> adjectives) {
        return adjectives.stream().map(Adjective::japanese).collect(Collectors.joining());
    }

    /** Places first, then what somebody does, then what they wear and have. */
    private String modifiers(List<Modifier> modifiers, Nominal head) {
        StringBuilder places = new StringBuilder();
        StringBuilder deeds = new StringBuilder();
        StringBuilder looks = new StringBuilder();
        for (Modifier modifier : modifiers) {
            if (modifier instanceof Related related) {
                places.insert(0, relation(related));
            } else if (modifier instanceof Doing doing) {
                deeds.append(deed(doing.predicate(), head));
            } else if (modifier instanceof Wearing wearing) {
                looks.append(wearing(wearing.clothes()).replaceAll("て$", "た"));
            } else if (modifier instanceof Having having) {
                looks.append(having(having, head));
            }
        }
        return places.append(deeds).append(looks).toString();
    }

    private String relation(Related related) {
        String name = nominal(related.nominal());
        return switch (related.preposition().kind()) {
            case PLACE -> place(related, false) + "の";
            case SOURCE -> name + "からの";
            case COMPANION -> name + "との";
            case WITHOUT -> name + "のない";
            case BENEFIT -> name + "のための";
            case PATH, GOAL, DIRECTION -> name + "に向かう";
            case DURING -> name + "の間の";
        };
    }

    private String deed(Predicate predicate, Nominal head) {
        if (predicate.isBeing()) {
            return complements(predicate, head) + existing(head);
        }
        if (predicate.verb().orElseThrow().has("h") && predicate.bodyPart().isEmpty()) {
            return having(new Having(predicate.object().orElseThrow(), Optional.empty()), head);
        }
        return progressive(predicate, head) + "いる";
    }

    private String having(Having having, Nominal head) {
        if (having.thing() instanceof Several several
                && having.part().isEmpty()
                && head.noun().isAlive()) {
            return several.members().stream()
                    .map(member -> having(new Having(member, Optional.empty()), head))
                    .collect(Collectors.joining());
        }
        String name = nominal(having.thing());
        if (having.part().isPresent()) {
            Noun part = having.part().get();
            if (having.thing().noun().isBodyPart()) {
                return part.japanese().one() + "に" + name + "を入れた";
            }
            return part.japanese().one() + "に" + name + (isMouth(part) ? "をくわえた" : "を持った");
        }
        Noun noun = having.thing().noun();
        if (noun.isBodyPart()) {
            boolean hasQuality =
                    having.thing() instanceof Thing thing && !thing.adjectives().isEmpty();
            return name + (hasQuality ? "の" : "のある");
        }
        if (noun.isWorn() && head.noun().isAlive()) {
            return wearing(having.thing()).replaceAll("て$", "た");
        }
        if (head.noun().isAlive()) {
            return name + (noun.isPerson() ? "を連れた" : noun.isAlive() ? "を連れた" : "を持った");
        }
        return name + (noun.isAlive() ? "のいる" : head.noun().isPlace() ? "のある" : "の付いた");
    }
}
