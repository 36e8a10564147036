using System.Text.Json;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Rows of floats in and out; the state is the model's.</summary>
public readonly struct StateContract<TModel> : IModelContract<float[], float[]>
    where TModel : IStateModel
{
    public static ContractDefinition Definition => TModel.Definition;

    public static void Validate(in float[] input, ref ContractValidator validator)
    {
        if (input is not [>= 0, ..])
            validator.OutOfRange("first", "Must be 0 or more.");
    }

    public static void Measure(in float[] input, Span<long> symbols)
    {
        if (Definition.Symbols.Length > 0)
            symbols[0] = input.Length;
    }

    public static void Pack(in float[] input, scoped in InputRow row) => row.Write<float>(0, input);

    public static float[] Unpack(scoped in OutputRow row)
    {
        float[] output = row.ReadArray<float>(0);
        return output[0] <= Unreadable / 2 ? throw new ModelOutputException("The output cannot be read.") : output;
    }

    public static void Loop(ref RowLoop<float[], float[]> rows) => rows.Run<StateContract<TModel>>();

    public static float[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in float[] output) => throw new NotSupportedException("These tests take predictions as objects.");

    /// <summary>What makes an output so low that this contract refuses it, as it would an unknown label.</summary>
    public const float Unreadable = -1_000_000;
}
