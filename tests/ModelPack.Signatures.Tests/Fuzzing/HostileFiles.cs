using System.Globalization;
using ModelPack.Testing;

namespace ModelPack.Signatures.Tests.Fuzzing;

/// <summary>Files made to cost memory or time: each is full of one thing that the reader keeps or follows.</summary>
internal static class HostileFiles
{
    private static readonly ProtobufWriter s_empty = new();

    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["inputs"] = () => Graph(graph => Repeat(200_000, i => graph.Message(11, new ProtobufWriter().Text(1, Name(i))))),
        ["outputs of one name"] = () => Graph(graph => Repeat(1_000_000, _ => graph.Message(12, s_empty))),
        ["dimensions"] = () => Graph(graph => graph.Message(11, Value("y", Shape(2_000_000, _ => s_empty)))),
        ["names of dimensions"] = () => Graph(graph => graph.Message(11, Value("y", Shape(400_000, i => new ProtobufWriter().Text(2, Name(i)))))),
        ["types in types"] = () => Graph(graph => Repeat(400_000, _ => graph.Message(12, Value("", new ProtobufWriter().Message(4, new ProtobufWriter().Message(1, new ProtobufWriter().Message(4, s_empty))))))),
        ["nodes"] = () => Graph(graph => Repeat(300_000, i => graph.Message(1, Node("Add", ["x", "x"], Name(i))))),
        ["nodes that hand on"] = () => Graph(graph => Chain(graph, 100_000)),
        ["inputs of a node"] = () => Graph(graph => graph.Message(1, Many(4_000_000, 1))),
        ["empty nodes"] = () => Graph(graph => Repeat(2_000_000, _ => graph.Message(1, s_empty))),
        ["operators"] = () => Graph(graph => Repeat(400_000, i => graph.Message(1, new ProtobufWriter().Text(4, Name(i))))),
        ["labels"] = () => Graph(graph => graph.Message(1, new ProtobufWriter().Message(5, Many(4_000_000, 9, new ProtobufWriter().Text(1, "classlabels_strings"))))),
        ["labels before their name"] = () => Graph(graph => graph.Message(1, new ProtobufWriter().Message(5, Many(4_000_000, 9).Text(1, "other")))),
        ["packed labels"] = () => Graph(graph => graph.Message(1, new ProtobufWriter().Message(5, new ProtobufWriter().Text(1, "cats_int64s").Bytes(8, new byte[4_000_000])))),
        ["labels of many outputs"] = ManyLabelledOutputs,
        ["outputs at the end of one chain"] = () => Graph(graph => Repeat(20_000, _ => graph.Message(12, new ProtobufWriter().Text(1, Name(19_999))), before: () => Chain(graph, 20_000))),
        ["imputers at the end of one chain"] = () => Graph(graph => Repeat(20_000, i => graph.Message(1, Node("Imputer", [Name(19_999)], "i" + Name(i), "ai.onnx.ml")), before: () => Chain(graph, 20_000))),
        ["initializers"] = () => Graph(graph => Repeat(600_000, i => graph.Message(5, new ProtobufWriter().Text(8, Name(i)).Number(1, 0)))),
        ["dimensions of an initializer"] = () => Graph(graph => graph.Message(5, new ProtobufWriter().Bytes(1, new byte[8_000_000]))),
        ["external data"] = () => Graph(graph => Repeat(200_000, _ => graph.Message(5, new ProtobufWriter().Number(14, 1).Message(13, new ProtobufWriter().Text(1, "location").Text(2, "w.bin"))))),
        ["graphs in nodes"] = () => Graph(graph => Repeat(4, _ => graph.Message(1, new ProtobufWriter().Message(5, new ProtobufWriter().Message(6, Nodes(100_000)))))),
        ["long names"] = () => Graph(graph => Repeat(60, i => graph.Message(11, new ProtobufWriter().Text(1, new string('x', (1 << 20) - 8) + Name(i))))),
        ["long texts"] = () => Graph(graph => Repeat(60, i => graph.Message(12, new ProtobufWriter().Text(1, Name(i)).Text(3, new string('x', 1 << 20))))),
        ["opset imports"] = () => Model(model => Repeat(1_000_000, _ => model.Message(8, s_empty))),
        ["functions"] = () => Model(model => Repeat(400_000, i => model.Message(25, new ProtobufWriter().Text(1, Name(i))))),
        ["metadata"] = () => Model(model => Repeat(1_000_000, _ => model.Message(14, s_empty))),
        ["feature names"] = () => Model(model => Repeat(10, i => model.Message(14, new ProtobufWriter().Text(1, "feature_names." + Name(i)).Text(2, "a" + new string(',', 500_000) + "b")))),
        ["many feature names"] = () => Model(model => model.Message(14, new ProtobufWriter().Text(1, "feature_names").Text(2, string.Concat(Enumerable.Repeat("a,", 500_000)) + "b"))),
        ["feature names as JSON"] = () => Model(model => model.Message(14, new ProtobufWriter().Text(1, "feature_names").Text(2, "[" + string.Concat(Enumerable.Repeat("\"\",", 300_000)) + "\"\"]"))),
    };

    private static byte[] ManyLabelledOutputs() => Graph(graph =>
    {
        ProtobufWriter labels = Many(20_000, 9, new ProtobufWriter().Text(1, "classlabels_strings"), Name);
        graph.Message(1, new ProtobufWriter().Text(1, "x").Text(2, "label").Text(4, "LinearClassifier").Text(7, "ai.onnx.ml").Message(5, labels));
        ProtobufWriter type = new ProtobufWriter().Message(1, new ProtobufWriter().Number(1, 8));
        Repeat(50_000, _ => graph.Message(12, Value("label", type)));
    });

    private static byte[] Graph(Action<ProtobufWriter> fill) => Model(model => Fill(model, fill), hasGraph: true);

    private static void Fill(ProtobufWriter model, Action<ProtobufWriter> fill)
    {
        var graph = new ProtobufWriter();
        fill(graph);
        model.Message(7, graph.Message(11, new ProtobufWriter().Text(1, "x")));
    }

    private static byte[] Model(Action<ProtobufWriter> fill, bool hasGraph = false)
    {
        ProtobufWriter model = new ProtobufWriter().Number(1, 8);
        fill(model);
        if (!hasGraph)
            model.Message(7, s_empty);
        return model.ToArray();
    }

    private static ProtobufWriter Chain(ProtobufWriter graph, int length)
    {
        for (int i = 0; i < length; i++)
            graph.Message(1, Node("Identity", [i == 0 ? "x" : Name(i - 1)], Name(i)));
        return graph;
    }

    private static ProtobufWriter Nodes(int count)
    {
        var graph = new ProtobufWriter();
        Repeat(count, i => graph.Message(1, new ProtobufWriter().Text(2, Name(i))));
        return graph;
    }

    private static ProtobufWriter Node(string type, string[] inputs, string output, string domain = "")
    {
        var node = new ProtobufWriter();
        foreach (string input in inputs)
            node.Text(1, input);
        return node.Text(2, output).Text(4, type).TextIfAny(7, domain);
    }

    private static ProtobufWriter Value(string name, ProtobufWriter type) => new ProtobufWriter().Text(1, name).Message(2, type);

    private static ProtobufWriter Shape(int rank, Func<int, ProtobufWriter> dimension)
    {
        var shape = new ProtobufWriter();
        Repeat(rank, i => shape.Message(1, dimension(i)));
        return new ProtobufWriter().Message(1, new ProtobufWriter().Number(1, 1).Message(2, shape));
    }

    private static ProtobufWriter Many(int count, int field, ProtobufWriter? start = null, Func<int, string>? text = null)
    {
        ProtobufWriter message = start ?? new ProtobufWriter();
        Repeat(count, i => message.Text(field, text?.Invoke(i) ?? ""));
        return message;
    }

    private static void Repeat(int count, Action<int> action, Action? before = null)
    {
        before?.Invoke();
        for (int i = 0; i < count; i++)
            action(i);
    }

    private static string Name(int index) => index.ToString("x", CultureInfo.InvariantCulture);
}
