using System.Text.Json;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>The linear model, with a contract that remembers the rows that it was given.</summary>
public readonly struct RecordingContract : IModelContract<float[], float[]>
{
    /// <summary>The first number of each row that was run.</summary>
    public static List<float> Rows { get; } = [];

    public static ContractDefinition Definition => LinearExternalContract.Definition;

    public static void Validate(in float[] input, ref ContractValidator validator) => LinearExternalContract.Validate(in input, ref validator);

    public static void Pack(in float[] input, scoped in InputRow row)
    {
        Rows.Add(input[0]);
        row.Write<float>(0, input);
    }

    public static float[] Unpack(scoped in OutputRow row) => row.ReadArray<float>(0);

    public static void Loop(ref RowLoop<float[], float[]> rows) => rows.Run<RecordingContract>();

    public static float[] ReadInput(ref JsonInputReader reader)
    {
        float[] row = [];
        reader.StartObject(Members);
        while (reader.NextMember(out _))
            row = reader.ReadArray<float>([16]);
        return row;
    }

    public static void WriteOutput(Utf8JsonWriter writer, in float[] output) => throw new NotSupportedException("These tests take predictions as objects.");

    private static JsonMembers Members { get; } = new(new JsonMember("x"));
}
