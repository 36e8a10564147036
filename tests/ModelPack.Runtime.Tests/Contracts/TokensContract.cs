using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("text-tokens", typeof(ModelPack.Runtime.Tests.Contracts.TokensContract), "contract-of-text-tokens", "{\"formatVersion\":1,\"name\":\"text-tokens\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Rows of different lengths: one symbolic dimension beside the batch.</summary>
public readonly struct TokensContract : IModelContract<Tokens, Embedding>
{
    public static ContractDefinition Definition { get; } = new(
        "text-tokens",
        typeof(TokensContract).Assembly,
        [
            new ModelTensor("input_ids", TensorElementType.Int64, ModelTensor.Batch, ModelTensor.Symbol(0)),
            new ModelTensor("attention_mask", TensorElementType.Int64, ModelTensor.Batch, ModelTensor.Symbol(0)),
        ],
        [new ModelTensor("logits", TensorElementType.Float32, ModelTensor.Batch, 3), new ModelTensor("sentence_embedding", TensorElementType.Float32, ModelTensor.Batch, 24)])
    {
        Symbols = ["sequence_length"],
    };

    public static void Validate(in Tokens input, ref ContractValidator validator)
    {
        if (input.Ids.Length != input.Mask.Length)
            validator.NotAllowed("mask", "Must be as long as ids.");
    }

    public static void Measure(in Tokens input, Span<long> symbols) => symbols[0] = input.Ids.Length;

    public static void Pack(in Tokens input, scoped in InputRow row)
    {
        row.Write<long>(0, input.Ids);
        row.Write<long>(1, input.Mask);
    }

    public static Embedding Unpack(scoped in OutputRow row) => new(row.ReadArray<float>(0), row.ReadArray<float>(1));

    public static void Loop(ref RowLoop<Tokens, Embedding> rows) => rows.Run<TokensContract>();

    public static Tokens ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in Embedding output) => throw new NotSupportedException("These tests take predictions as objects.");
}
