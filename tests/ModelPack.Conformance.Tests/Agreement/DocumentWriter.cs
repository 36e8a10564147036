using System.Text.Encodings.Web;
using System.Text.Json;
using ModelPack.Packages.Contracts;

namespace ModelPack.Conformance.Tests.Agreement;

/// <summary>Writes random documents for a contract: most of them nearly right, with edges of rules and types everywhere.</summary>
internal sealed class DocumentWriter(Contract contract, Random random)
{
    private static readonly string[] s_wrong = ["null", "true", "false", "0", "1.5", "\"\"", "\"a\"", "\"NaN\"", "[]", "[[]]", "[1]", "{}", "{\"a\":1}"];

    // Sizes that must agree within a document; that they do no schema can say.
    private Dictionary<string, int> _sizes = [];

    // How often a part is spoiled: about once in every second document, however large it is.
    private readonly int _parts = Math.Max(2, Count(contract.Input.Members) * 2);

    public string Write()
    {
        _sizes = [];
        return Spoils(4) ? Wrong() : Object(contract.Input.Members);
    }

    private static int Count(IReadOnlyList<ContractMember> members) => members.Sum(member => 1 + Count(member.Members));

    private bool Spoils(int rarer = 1) => random.Next(_parts * rarer) == 0;

    // No array: one of another length within a tensor of any shape is a size that disagrees.
    private string WrongValue() => s_wrong[random.Next(8)];

    private string Wrong() => s_wrong[random.Next(s_wrong.Length)];

    private string Object(IReadOnlyList<ContractMember> members)
    {
        var parts = new List<string>();
        foreach (ContractMember member in members)
        {
            bool isLeftOut = member.Required ? Spoils(2) : random.Next(3) == 0;
            if (!isLeftOut)
                parts.Add(Text(Spoils(8) ? member.JsonName.ToUpperInvariant() : member.JsonName) + ":" + Value(member));
        }

        if (Spoils(4))
            parts.Add("\"other\":1");
        string[] shuffled = [.. parts];
        random.Shuffle(shuffled);
        return "{" + string.Join(random.Next(2) == 0 ? "," : " , ", shuffled) + "}";
    }

    private string Value(ContractMember member)
    {
        if (Spoils(2))
            return Wrong();
        if (member.Nullable && random.Next(4) == 0)
            return "null";
        return member.Kind switch
        {
            "nested" => Object(member.Members),
            "dictionary" => Map(member),
            "list" => Array(Size(member.MinLength, member.MaxLength), () => Value(member.Item!)),
            "scalar" => Scalar(member, isElement: false),
            _ => Elements(member),
        };
    }

    private string Scalar(ContractMember member, bool isElement)
    {
        if (Spoils(isElement ? 16 : 4))
            return isElement && member is { IsTensor: true, Shape: null } ? WrongValue() : Wrong();
        if (member.Allowed is { Count: > 0 } allowed && random.Next(3) > 0)
            return allowed[random.Next(allowed.Count)].GetRawText();
        switch (member.Element)
        {
            case "bool":
                return random.Next(2) == 0 ? "true" : "false";
            case "string" or "enum":
                return Text(TextEdges.Pick(member, random));
            default:
                if (member.IsFloatingPoint && member.AllowNonFinite && random.Next(4) == 0)
                    return Text(new[] { "NaN", "Infinity", "-Infinity", "nan", "+Infinity" }[random.Next(5)]);
                return isElement && random.Next(10) > 0 ? (random.Next(20) * (member.IsFloatingPoint ? 0.5 : 1)).ToString(System.Globalization.CultureInfo.InvariantCulture) : NumberEdges.Pick(member, random);
        }
    }

    private string Elements(ContractMember member)
    {
        string Element() => member.Element is "enum" && random.Next(8) > 0 ? Text(member.Labels[random.Next(member.Labels.Count)]) : Scalar(member, isElement: true);
        if (member.Shape is null && member.IsTensor)
            return Level([.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 3))], Element);
        int[] sizes = member.Shape is null ? [Size(member.MinLength, member.MaxLength)] : [.. member.Shape.Select((dimension, axis) => SizeOf(member, dimension, axis))];
        if (member.Element == "uint8" && member.IsArray && random.Next(2) == 0)
            return Text(TextEdges.Base64(sizes.Aggregate(1, (product, size) => product * size) + (Spoils(2) ? random.Next(-1, 3) is var more && more < 0 ? 0 : more : 0), random));
        if (sizes.Length == 0 && (member.IsArray || random.Next(4) == 0))
            sizes = [Spoils() ? random.Next(3) : 1];
        if (sizes.Length > 1 && random.Next(5) == 0)
            sizes = [sizes.Aggregate(1, (product, size) => product * size)];
        return Level(sizes, Element);
    }

    private int SizeOf(ContractMember member, JsonElement dimension, int axis)
    {
        if (dimension.ValueKind == JsonValueKind.Number)
            return Spoils(2) ? random.Next(5) : dimension.GetInt32();
        string name = dimension.ValueKind == JsonValueKind.String ? dimension.GetString()! : $"{member.Name}[{axis}]";
        if (!_sizes.TryGetValue(name, out int size))
            _sizes.Add(name, size = random.Next(5));
        return size;
    }

    private int Size(int? minimum, int? maximum) => Math.Max(0, random.Next(3) switch
    {
        0 when minimum is { } least => least - random.Next(2),
        1 when maximum is { } most => most + random.Next(2),
        _ => random.Next(4),
    });

    private static string Array(int size, Func<string> element) => "[" + string.Join(",", Enumerable.Range(0, size).Select(_ => element())) + "]";

    private static string Level(ReadOnlySpan<int> sizes, Func<string> element)
    {
        if (sizes.IsEmpty)
            return element();
        int[] inner = sizes[1..].ToArray();
        return Array(sizes[0], () => Level(inner, element));
    }

    private string Map(ContractMember member)
    {
        string[] keys = member.Key switch
        {
            "enum" => [.. member.Labels, .. Spoils() ? new[] { "red", "" } : []],
            "int64" => ["0", "1", "-1", "42", "9223372036854775807", "-9223372036854775808", .. Spoils() ? new[] { "01", "+1", "-0", "1.0", " 1", "9223372036854775808", "-9223372036854775809", "x", "", "1\u0000", "12345678901234567890", "\u0661" } : []],
            _ => ["", "a", "b", "\u00fc \U0001F600", "x.y"],
        };
        random.Shuffle(keys);
        return "{" + string.Join(",", keys.Take(Size(member.MinLength, member.MaxLength)).Select(key => Text(key) + ":" + Scalar(ElementOf(member), isElement: true))) + "}";
    }

    private static ContractMember ElementOf(ContractMember member) => member with { Allowed = null, Denied = null };

    private static string Text(string text) => JsonSerializer.Serialize(text, s_options);

    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
