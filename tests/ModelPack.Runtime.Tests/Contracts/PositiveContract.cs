using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>The same model as <see cref="WordsContract"/>: a label as an enum member, and an output that stays unbound.</summary>
public readonly struct PositiveContract : IModelContract<string[], bool>
{
    private static readonly LabelSet<Polarity> s_labels = new(new EnumLabel<Polarity>("Negative", Polarity.Negative), new EnumLabel<Polarity>("Positive", Polarity.Positive));

    public static ContractDefinition Definition { get; } = new(
        "text-strings-tfidf",
        typeof(WordsContract).Assembly,
        [new ModelTensor("tokens", TensorElementType.String, ModelTensor.Batch, ModelTensor.Symbol(0))],
        [new ModelTensor("sentiment", TensorElementType.String, ModelTensor.Batch)])
    {
        Symbols = ["tokens_per_text"],
    };

    public static void Validate(in string[] input, ref ContractValidator validator)
    {
    }

    public static void Measure(in string[] input, Span<long> symbols) => symbols[0] = input.Length;

    public static void Pack(in string[] input, scoped in InputRow row) => row.Write(0, input);

    public static bool Unpack(scoped in OutputRow row) => row.ReadLabel(0, s_labels) == Polarity.Positive;

    public static void Loop(ref RowLoop<string[], bool> rows) => rows.Run<PositiveContract>();

    public static string[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in bool output) => throw new NotSupportedException("These tests take predictions as objects.");
}
