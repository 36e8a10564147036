using System.Text.Json;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Json;

/// <summary>A contract as the generator writes it, so that the runtime's part is tested on its own.</summary>
internal readonly struct SampleContract : IModelContract<SampleInput, float>
{
    public static LabelSet<Colour> Colours { get; } = new(new("Red", Colour.Red), new("grün", Colour.Green, anyCase: false), new("Blue", Colour.Blue));

    private static readonly JsonMembers s_members = new(
        new("length"), new("count", required: false), new("name", required: false), new("colour", required: false), new("age", required: false),
        new("open", required: false), new("grid", required: false), new("tokens", required: false), new("bytes", required: false),
        new("words", required: false), new("flag", required: false), new("small", required: false), new("large", required: false));

    public static ContractDefinition Definition => throw new NotSupportedException();

    public static void Validate(in SampleInput input, ref ContractValidator validator)
    {
        if (!(input.Length >= 0.1f && input.Length <= 10f))
            validator.OutOfRange("length", input.Length, "Must be from 0.1 to 10 cm.");
        validator.Length("name", input.Name, 0, 5, "Must have up to 5 characters.");
        if (input.Grid is not null)
            validator.Elements("grid", input.Grid, 6, false, "[2, 3]");
    }

    public static void Pack(in SampleInput input, scoped in InputRow row)
    {
    }

    public static float Unpack(scoped in OutputRow row) => 0;

    public static void Loop(ref RowLoop<SampleInput, float> rows) => rows.Run<SampleContract>();

    public static SampleInput ReadInput(ref JsonInputReader reader)
    {
        var input = new SampleInput(0);
        reader.StartObject(s_members);
        while (reader.NextMember(out int member))
        {
            input = member switch
            {
                0 => input with { Length = reader.ReadSingle() },
                1 => input with { Count = reader.ReadInt32() },
                2 => input with { Name = reader.ReadString() },
                3 => input with { Colour = reader.ReadEnum(Colours) },
                4 => input with { Age = reader.IsNull ? null : reader.ReadSingle() },
                5 => input with { Open = reader.ReadSingle(allowNonFinite: true) },
                6 => input with { Grid = reader.ReadArray<float>([2, 3]) },
                7 => input with { Tokens = reader.ReadArray<long>([-1]) },
                8 => input with { Bytes = reader.ReadArray<byte>([-1]) },
                9 => input with { Words = reader.ReadStringArray([-1]) },
                10 => input with { Flag = reader.ReadBoolean() },
                11 => input with { Small = reader.ReadHalf() },
                _ => input with { Large = reader.ReadUInt64() },
            };
        }

        return input;
    }

    public static void WriteOutput(Utf8JsonWriter writer, in float output)
    {
        writer.WriteStartObject();
        JsonOutput.Write(writer, "score"u8, output);
        writer.WriteEndObject();
    }
}
