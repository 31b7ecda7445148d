package mendwell.security;

import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML as lines that faults can name.
final class YamlText {
    private YamlText() {}

    /// The text's one document; empty when there is nothing but comments.
    static Optional<Node> read(Reader yaml) {
        try {
            // aliases would let a short text stand for an endless one
            return new Compose(LoadSettings.builder()
                            .setLabel("policy")
                            .setMaxAliasesForCollections(0)
                            .setCodePointLimit(1_000_000)
                            .build())
                    .composeReader(yaml);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new PolicyFault(line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new PolicyFault(1, "not YAML: " + e.getMessage());
        }
    }

    static void each(Node node, BiConsumer<Node, Node> entry) {
        if (!(node instanceof MappingNode mapping)) {
            throw new PolicyFault(line(node), "expected name: value pairs");
        }
        var seen = new LinkedHashSet<String>();
        mapping.getValue().forEach(tuple -> {
            if (!seen.add(text(tuple.getKeyNode()))) {
                throw new PolicyFault(line(tuple.getKeyNode()), text(tuple.getKeyNode()) + " is named twice");
            }
            entry.accept(tuple.getKeyNode(), tuple.getValueNode());
        });
    }

    static List<Node> items(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw new PolicyFault(line(node), "expected a list: [a, b]");
        }
        return sequence.getValue();
    }

    static String text(Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw new PolicyFault(line(node), "expected a word");
        }
        return scalar.getValue();
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
