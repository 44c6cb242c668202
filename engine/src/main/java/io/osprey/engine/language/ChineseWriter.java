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

/** Writes Chinese: measure words, modifiers with 的 before nouns, places before verbs of action and after those of posture. */
final class ChineseWriter implements Writer {
    private static final List<String> NUMBERS = List.of("两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

    /** What a noun phrase is in its sentence, which decides whether 一 and a measure word are said. */
    private enum Role {
        SUBJECT,
        OBJECT,
        BARE
    }

    @Override
    public String write(List<Clause> clauses) {
        return clauses.stream().map(this::clause).collect(Collectors.joining("，"));
    }

    @Override
    public String picture(List<Nominal> things) {
        return things.isEmpty() ? "一张图片" : "一张有" + joined(things, Role.BARE) + "的图片";
    }

    private String clause(Clause clause) {
        Nominal subject = clause.subject();
        List<Predicate> predicates = clause.predicates();
        if (clause.kind() == Clause.Kind.EXISTENCE) {
            return existence(subject, predicates);
        }
        if (predicates.isEmpty()) {
            return nominal(subject, Role.SUBJECT);
        }
        boolean isScene = clause.kind() == Clause.Kind.PHRASE
                && predicates.size() == 1
                && predicates.get(0).isBeing()
                && predicates.get(0).places().isEmpty();
        if (isScene) {
            return adverbs(predicates.get(0)).replaceFirst("^在", "") + "的" + nominal(subject, Role.SUBJECT);
        }
        List<String> said = new ArrayList<>();
        for (Predicate predicate : predicates) {
            said.add(predicate(predicate));
        }
        return nominal(subject, Role.SUBJECT) + String.join("，", said);
    }

    private String existence(Nominal subject, List<Predicate> predicates) {
        if (predicates.size() == 1 && predicates.get(0).isBeing()) {
            Predicate being = predicates.get(0);
            String scene = scene(being.places());
            String when = being.adverbs().stream()
                    .map(adverb -> adverb.chinese().replaceFirst("^在", ""))
                    .collect(Collectors.joining());
            return when + scene.replaceFirst("^在", "") + "有" + nominal(subject, Role.SUBJECT);
        }
        return "有" + nominal(subject, Role.SUBJECT)
                + predicates.stream().map(this::predicate).collect(Collectors.joining("，"));
    }

    /** What is said of a subject, the subject not with it. */
    private String predicate(Predicate predicate) {
        String times = adverbs(predicate);
        if (predicate.isBeing()) {
            String scene = scene(predicate.places());
            return scene.isEmpty() ? times : times + scene;
        }
        if (predicate.isWearing()) {
            return times + wearing(predicate.object().orElseThrow());
        }
        Verb verb = predicate.verb().orElseThrow();
        String scene = scene(predicate.places().stream()
                .filter(place -> predicate.touched().isEmpty() || !Predicate.isTouched(place))
                .toList());
        if (verb.has("p") && !scene.isEmpty()) {
            return times + others(predicate) + verb.chinese().replace("着", "") + scene;
        }
        String before = scene + others(predicate);
        if (!isStatic(predicate) && times.startsWith("在") && !before.startsWith("在")) {
            before = times + before;
            times = "";
        }
        String action = action(predicate);
        if (predicate.attempt() != Predicate.Attempt.NONE) {
            String attempt = predicate.attempt() == Predicate.Attempt.TRYING ? "试图" : "准备";
            return times + "正" + before + attempt + action;
        }
        if (isStatic(predicate)) {
            return times + before + action;
        }
        String all = before + action;
        return times + (all.startsWith("在") ? "正" : "正在") + all;
    }

    private static boolean isStatic(Predicate predicate) {
        return predicate.verb().orElseThrow().isStatic();
    }

    private static String adverbs(Predicate predicate) {
        StringBuilder text = new StringBuilder();
        for (Adverb adverb : predicate.adverbs()) {
            text.insert(0, text.indexOf("在") == 0 ? adverb.chinese().replaceFirst("^在", "") : adverb.chinese());
        }
        return text.toString();
    }

    /** The verb with its object and goal. */
    private String action(Predicate predicate) {
        Verb verb = predicate.verb().orElseThrow();
        if (predicate.bodyPart().isPresent()) {
            Nominal object = predicate.object().orElseThrow();
            return held(predicate.bodyPart().get(), object, nominal(object, Role.OBJECT));
        }
        Optional<Related> goal = predicate.places().stream()
                .filter(place -> place.preposition().kind() == Preposition.Kind.GOAL)
                .findFirst();
        String target = goal.map(this::goal).orElse("");
        if (predicate.object().isEmpty()) {
            return verb.chinese() + target;
        }
        if (verb.chinese().endsWith("!")) {
            return verb.chinese().substring(0, verb.chinese().length() - 1) + target;
        }
        String object = object(verb, predicate.object().get())
                + predicate.touched().map(part -> "的" + part.chinese().one()).orElse("");
        if (verb.chinese().contains("~")) {
            return verb.chinese().replace("~", object);
        }
        return goal.isPresent() && !isStatic(predicate)
                ? "把" + object + verb.chinese() + target
                : verb.chinese() + object;
    }

    private String object(Verb verb, Nominal object) {
        boolean isKind = verb.english().equals("play") || verb.english().equals("ride") || verb.has("w");
        String name = nominal(object, verb.has("g") || isKind ? Role.BARE : Role.OBJECT);
        return verb.has("g") ? name + localizer(object.noun(), "里") : name;
    }

    private String goal(Related related) {
        Noun noun = related.nominal().noun();
        String name = nominal(related.nominal(), Role.BARE);
        String chinese = related.preposition().chinese();
        return chinese + name + localizer(noun, chinese.equals("进") ? "里" : "上");
    }

    private static String localizer(Noun noun, String usual) {
        String own = noun.localizer();
        if (own.equals("-")) {
            return "";
        }
        return noun.isPlace() || usual.equals("里") && !own.isEmpty() ? own.isEmpty() ? "里" : own : usual;
    }

    /** Where something is or happens: the last place of the English sentence is the widest and comes first. */
    private String scene(List<Related> places) {
        String scene = "";
        for (int i = places.size() - 1; i >= 0; i--) {
            Related related = places.get(i);
            if (isScene(related)) {
                scene = (scene.isEmpty() ? "" : scene + "的") + place(related);
            }
        }
        return scene.isEmpty() ? "" : "在" + scene;
    }

    /** Going through or across an open place is told as going on there. */
    private static boolean isScene(Related related) {
        Preposition preposition = related.preposition();
        boolean isOpen = (preposition.english().equals("through")
                        || preposition.english().equals("across"))
                && related.nominal().noun().isPlace();
        return preposition.kind() == Preposition.Kind.PLACE || isOpen;
    }

    private String place(Related related) {
        Noun noun = related.nominal().noun();
        String name = nominal(related.nominal(), Role.BARE);
        Preposition preposition = related.preposition();
        if (preposition.isPlain() || preposition.kind() != Preposition.Kind.PLACE) {
            boolean at = preposition.english().equals("at");
            if (at && !noun.isPlace() && !noun.localizer().equals("-")) {
                return name + "旁";
            }
            boolean surface = preposition.english().equals("on") && !noun.isPlace();
            return name + (surface ? onTop(noun) : localizer(noun, "里"));
        }
        return name + preposition.chinese();
    }

    private static String onTop(Noun noun) {
        if (noun.localizer().equals("-")) {
            return "";
        }
        return noun.localizer().length() > 1 ? noun.localizer() : "上";
    }

    private String others(Predicate predicate) {
        StringBuilder text = new StringBuilder();
        for (Related related : predicate.places()) {
            if (!isScene(related)) {
                text.append(other(related));
            }
        }
        return text.toString();
    }

    private String other(Related related) {
        Noun noun = related.nominal().noun();
        String name = nominal(related.nominal(), Role.BARE);
        return switch (related.preposition().kind()) {
            case PATH -> related.preposition().chinese() + name;
            case DIRECTION -> "向" + name;
            case SOURCE -> "从" + name + (related.preposition().english().equals("off") ? "上" : localizer(noun, ""));
            case COMPANION -> noun.isAlive() ? "和" + nominal(related.nominal(), Role.OBJECT) + "一起" : "用" + name;
            case WITHOUT -> "没有" + name + "地";
            case BENEFIT -> "为" + name;
            case DURING -> "在" + name + "期间";
            case GOAL, PLACE -> "";
        };
    }

    private String wearing(Nominal clothes) {
        Map<String, List<Nominal>> byManner = new LinkedHashMap<>();
        List<Nominal> pieces = clothes instanceof Several several ? several.members() : List.of(clothes);
        for (Nominal piece : pieces) {
            String manner =
                    switch (piece.noun().worn()) {
                        case "着", "履" -> "穿着";
                        case "背" -> "背着";
                        default -> "戴着";
                    };
            byManner.computeIfAbsent(manner, key -> new ArrayList<>()).add(piece);
        }
        return byManner.entrySet().stream()
                .map(entry -> entry.getKey() + joined(entry.getValue(), Role.BARE))
                .collect(Collectors.joining("、"));
    }

    private static String held(Noun part, Nominal thing, String name) {
        boolean isPart = thing.noun().isBodyPart();
        return switch (part.english()) {
            case "mouth", "beak" -> isPart ? name + "放在嘴里" : "嘴里叼着" + name;
            case "arm" -> "怀里抱着" + name;
            default -> "手里拿着" + name;
        };
    }

    private String joined(List<? extends Nominal> nominals, Role role) {
        if (nominals.size() == 1) {
            return nominal(nominals.get(0), role);
        }
        String first = nominals.subList(0, nominals.size() - 1).stream()
                .map(nominal -> nominal(nominal, role))
                .collect(Collectors.joining("、"));
        return first + "和" + nominal(nominals.get(nominals.size() - 1), role);
    }

    private String nominal(Nominal nominal, Role role) {
        if (nominal instanceof Several several) {
            return joined(several.members(), role);
        }
        return nominal instanceof Measured measured ? measured(measured, role) : thing((Thing) nominal, role);
    }

    private String measured(Measured measured, Role role) {
        Portion portion = measured.portion();
        Thing whole = measured.whole();
        String places = places(measured.modifiers());
        String looks = looks(measured.modifiers(), measured);
        String name = looks + thing(whole, Role.BARE).replaceFirst("们$", "");
        if (portion.isTwo()) {
            return places + "两" + whole.noun().chinese().counter() + name;
        }
        if (portion.kind().equals("kinds")) {
            return places + "各种" + name;
        }
        String size = measured.adjectives().stream()
                .map(Adjective::chinese)
                .filter(word -> word.equals("大") || word.equals("小") || word.equals("长"))
                .findFirst()
                .orElse("");
        String count = measured.count() > 1
                ? number(measured.count())
                : switch (measured.quantity()) {
                    case NONE -> measured.several() ? "几" : "一";
                    case SEVERAL, SOME -> "几";
                    case MANY -> "许多";
                };
        return places + count + (portion.chinese().startsWith(size) ? "" : size) + portion.chinese() + name;
    }

    private static String number(int number) {
        return NUMBERS.get(Math.min(number, NUMBERS.size() + 1) - 2);
    }

    private String thing(Thing thing, Role role) {
        Noun noun = thing.noun();
        StringBuilder text = new StringBuilder();
        text.append(places(thing.modifiers()));
        thing.owner().ifPresent(owner -> text.append(nominal(owner, Role.BARE)).append("的"));
        text.append(count(thing, role));
        thing.of().ifPresent(of -> text.append(nominal(of, Role.BARE)).append("的"));
        text.append(looks(thing.modifiers(), thing));
        boolean isMany =
                thing.isPlural() && !thing.isCounted() && noun.isPerson() && thing.determiner() != Determiner.OTHER;
        String name = thing.material().map(material -> material.chinese().one()).orElse("")
                + (isMany ? several(noun) : noun.chinese().one());
        return text.append(qualified(thing.adjectives(), name)).toString();
    }

    private static String several(Noun noun) {
        boolean hasForm = !noun.chinese().one().equals(noun.chinese().many());
        return noun.chinese().many() + (hasForm || noun.flags().contains("G") ? "" : "们");
    }

    private String count(Thing thing, Role role) {
        Noun noun = thing.noun();
        String measure = noun.chinese().counter();
        if (thing.quantity() != Quantity.NONE) {
            return switch (thing.quantity()) {
                case SEVERAL -> "几" + measure;
                case MANY -> "许多";
                default -> "一些";
            };
        }
        if (thing.count() > 1) {
            return (thing.determiner() == Determiner.OTHER ? "另外" : "") + number(thing.count()) + measure;
        }
        return switch (thing.determiner()) {
            case OTHER -> thing.isPlural() ? "其他" : "另一" + measure;
            case THE_OTHER -> "另一" + measure;
            case A -> role == Role.BARE || noun.isMass() ? "" : "一" + measure;
            case NONE -> role == Role.SUBJECT && thing.isPlural() && !noun.isPerson() ? "一些" : "";
            case THE, POSSESSIVE -> "";
        };
    }

    /** Adjectives of one character stand nearest to the noun. */
    private static String qualified(List<Adjective> adjectives, String name) {
        StringBuilder longer = new StringBuilder();
        StringBuilder single = new StringBuilder();
        for (Adjective adjective : adjectives) {
            (adjective.chinese().length() > 1 ? longer : single).append(adjective.chinese());
        }
        String noun = name;
        boolean isSized = noun.length() > 1 && (noun.startsWith("大") || noun.startsWith("小"));
        if (isSized && (single.toString().equals("大") || single.toString().equals("小"))) {
            noun = noun.substring(1);
        }
        boolean isColor = longer.toString().endsWith("色") && single.length() == 0 && noun.length() == 1;
        return longer + (isColor ? "的" : "") + single + noun;
    }

    /** Places stand before the number. */
    private String places(List<Modifier> modifiers) {
        String text = "";
        for (Modifier modifier : modifiers) {
            if (modifier instanceof Related related) {
                text = relation(related) + "的" + text;
            }
        }
        return text;
    }

    private String relation(Related related) {
        String name = nominal(related.nominal(), Role.BARE);
        return switch (related.preposition().kind()) {
            case PLACE -> place(related);
            case SOURCE -> "来自" + name;
            case COMPANION -> "带着" + name;
            case WITHOUT -> "没有" + name;
            case BENEFIT -> "给" + name;
            case DURING -> name + "期间";
            case PATH, GOAL, DIRECTION -> "通向" + name;
        };
    }

    /** What somebody wears, has and does stands after the number. */
    private String looks(List<Modifier> modifiers, Nominal head) {
        StringBuilder text = new StringBuilder();
        String clothes = modifiers.stream()
                .filter(Wearing.class::isInstance)
                .map(modifier -> wearing(((Wearing) modifier).clothes()))
                .collect(Collectors.joining("、"));
        for (Modifier modifier : modifiers) {
            if (modifier instanceof Doing doing) {
                text.append(deed(doing.predicate(), head)).append("的");
            } else if (modifier instanceof Having having) {
                text.append(having(having, head)).append("的");
            }
        }
        return (clothes.isEmpty() ? "" : clothes + "的") + text;
    }

    private String deed(Predicate predicate, Nominal head) {
        if (predicate.verb().map(verb -> verb.has("h")).orElse(false)
                && predicate.bodyPart().isEmpty()) {
            return having(new Having(predicate.object().orElseThrow(), Optional.empty()), head);
        }
        return predicate(predicate);
    }

    private String having(Having having, Nominal head) {
        if (having.thing() instanceof Several several
                && having.part().isEmpty()
                && head.noun().isAlive()) {
            return several.members().stream()
                    .map(member -> having(new Having(member, Optional.empty()), head))
                    .collect(Collectors.joining("、"));
        }
        String name = nominal(having.thing(), Role.BARE);
        if (having.part().isPresent()) {
            return held(having.part().get(), having.thing(), name);
        }
        Noun noun = having.thing().noun();
        if (noun.isBodyPart()) {
            boolean hasQuality =
                    having.thing() instanceof Thing thing && !thing.adjectives().isEmpty();
            return hasQuality ? name : "有" + name;
        }
        if (noun.isWorn() && head.noun().isAlive()) {
            return wearing(having.thing());
        }
        return (head.noun().isAlive() ? "带着" : "有") + name;
    }
}
