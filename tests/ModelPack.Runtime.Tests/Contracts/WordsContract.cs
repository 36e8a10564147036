using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("text-strings-tfidf", typeof(ModelPack.Runtime.Tests.Contracts.WordsContract), "contract-of-text-strings-tfidf", "{\"formatVersion\":1,\"name\":\"text-strings-tfidf\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Strings of a symbolic number.</summary>
public readonly struct WordsContract : IModelContract<string[], Sentiment>
{
    public static ContractDefinition Definition { get; } = new(
        "text-strings-tfidf",
        typeof(WordsContract).Assembly,
        [new ModelTensor("tokens", TensorElementType.String, ModelTensor.Batch, ModelTensor.Symbol(0))],
        [new ModelTensor("sentiment", TensorElementType.String, ModelTensor.Batch), new ModelTensor("scores", TensorElementType.Float32, ModelTensor.Batch, 2)])
    {
        Symbols = ["tokens_per_text"],
    };

    public static void Validate(in string[] input, ref ContractValidator validator)
    {
    }

    public static void Measure(in string[] input, Span<long> symbols) => symbols[0] = input.Length;

    public static void Pack(in string[] input, scoped in InputRow row) => row.Write(0, input);

    public static Sentiment Unpack(scoped in OutputRow row) => new(row.ReadStrings(0).Single(), row.ReadArray<float>(1));

    public static void Loop(ref RowLoop<string[], Sentiment> rows) => rows.Run<WordsContract>();

    public static string[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in Sentiment output) => throw new NotSupportedException("These tests take predictions as objects.");
}
