using System.Text.Json.Nodes;

namespace ModelPack.Replay.Rows;

/// <summary>Makes an input up that the contract's own rules allow, as contract JSON: every member that must be given, and no other.</summary>
/// <param name="choice">What it is filled with.</param>
internal sealed class RowMaker(RowChoice choice)
{
    private const int MostElements = 1 << 20;

    private int _elements;

    /// <summary>The row; null where it would be too large.</summary>
    public static JsonObject? Make(ContractSide input, RowChoice choice)
    {
        var maker = new RowMaker(choice);
        JsonObject row = maker.Members(input.Members);
        return maker._elements > MostElements ? null : row;
    }

    private JsonObject Members(IEnumerable<ContractMember> members) =>
        new(members.Where(static member => member.Required).Select(member => KeyValuePair.Create(member.JsonName, Value(member))));

    private JsonNode? Value(ContractMember member)
    {
        if (member.IsNested)
            return Members(member.Members);
        if (member.IsDictionary)
            return new JsonObject { [Key(member)] = ScalarMaker.Make(member, choice.Value) };
        if (member.IsList)
            return new JsonArray([.. Enumerable.Range(0, Length(member)).Select(_ => Value(member.Item!))]);
        if (!member.IsArray && !member.IsTensor)
            return ScalarMaker.Make(member, choice.Value);
        return Level(member, Sizes(member), 0);
    }

    // Rules about length count all elements, so they say something of arrays of one dimension only.
    private int[] Sizes(ContractMember member) => member.Sizes is { Count: > 0 } sizes
        ? [.. sizes.Select(size => size ?? (sizes.Count == 1 ? Length(member) : choice.Size))]
        : [member.Shape is null ? Length(member) : 1];

    private int Length(ContractMember member) => Math.Clamp(choice.Size, member.MinLength ?? 0, Math.Max(member.MinLength ?? 0, member.MaxLength ?? int.MaxValue));

    private JsonArray Level(ContractMember member, int[] sizes, int level)
    {
        var array = new JsonArray();
        for (int i = 0; i < sizes[level] && _elements <= MostElements; i++)
        {
            bool isLast = level == sizes.Length - 1;
            _elements += isLast ? 1 : 0;
            array.Add(isLast ? ScalarMaker.Make(member, choice.Value) : Level(member, sizes, level + 1));
        }

        return array;
    }

    private static string Key(ContractMember member) => member.Key switch
    {
        "int64" => "1",
        "enum" => member.Labels.FirstOrDefault() ?? "",
        _ => "a",
    };
}
