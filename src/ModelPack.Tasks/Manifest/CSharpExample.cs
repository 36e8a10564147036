using System.Globalization;
using System.Text.Json;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes an input in C#, with a value for each member that must be given, such that it compiles.</summary>
internal sealed class CSharpExample
{
    private const int LongestArray = 16;

    /// <summary>The namespaces that the types of the input lie in.</summary>
    public SortedSet<string> Namespaces { get; } = new(StringComparer.Ordinal);

    /// <summary>An object of a type of the contract.</summary>
    /// <param name="type">The type as compiled; null where it is not known, and then made by an object initializer.</param>
    /// <param name="title">Its name where it is not known.</param>
    /// <param name="members">Its members.</param>
    /// <param name="isOnLines">Whether each member of an object initializer has a line of its own.</param>
    public string New(CompiledType? type, string title, IReadOnlyList<ContractMember> members, bool isOnLines = false)
    {
        string[] arguments = [.. Arguments(type, members)];
        HashSet<string> passed = [.. (type?.Constructor ?? []).Select(static parameter => parameter.Name)];
        string[] set = [.. members
            .Where(member => !passed.Contains(member.Name, StringComparer.OrdinalIgnoreCase) && (member.Required || type?.RequiredMembers.Contains(member.Name) == true))
            .Select(member => $"{CSharpNames.Of(member.Name)} = {Given(member, type)}")];
        string call = $"new {NameOf(type, title)}{(arguments.Length > 0 || set.Length == 0 ? $"({string.Join(", ", arguments)})" : "")}";
        if (set.Length == 0)
            return call;
        return isOnLines ? $"{call}\n{{\n{string.Concat(set.Select(static part => $"    {part},\n"))}}}" : $"{call} {{ {string.Join(", ", set)} }}";
    }

    // What has a default stays away; a parameter that is no member is none of ours.
    private IEnumerable<string> Arguments(CompiledType? type, IReadOnlyList<ContractMember> members)
    {
        foreach (CompiledParameter parameter in type?.Constructor ?? [])
        {
            ContractMember? member = members.FirstOrDefault(member => string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (member is { Required: true } || !parameter.IsOptional)
                yield return $"{CSharpNames.Of(parameter.Name)}: {(member is null ? "default" : Given(member, type))}";
        }
    }

    private string Given(ContractMember member, CompiledType? owner) =>
        member is { Required: false, Nullable: true } ? "null" : Value(member, owner?.Members.GetValueOrDefault(member.Name));

    private string Value(ContractMember member, CompiledType? own) => member.Kind switch
    {
        "dictionary" => $"new Dictionary<{(member.Key == "enum" ? NameOf(own, "string") : TypeName(member.Key))}, {TypeName(member.Element)}>()",
        "list" => $"[{Value(member.Item!, own)}]",
        "nested" => New(own, member.Title, member.Members),
        "tensor" => Tensor(member),
        "array" or "memory" => Array(member, own),
        _ => Literal(member, own),
    };

    private string Tensor(ContractMember member)
    {
        Namespaces.Add("System.Numerics.Tensors");
        IEnumerable<string> sizes = member.Shape is { Count: > 0 } ? member.Sizes.Select(static size => Text(size ?? 1)) : ["1"];
        return $"Tensor.CreateFromShape<{TypeName(member.Element)}>([{string.Join(", ", sizes)}])";
    }

    private string Array(ContractMember member, CompiledType? own)
    {
        if (member is { Element: "uint8", Shape: null or [{ ValueKind: not JsonValueKind.Number }] })
            return $"File.ReadAllBytes({JsonSerializer.Serialize(member.JsonName + ".bin")})";
        int? length = ExampleValues.Length(member);
        string type = member.Element == "enum" ? NameOf(own, "string") : TypeName(member.Element);
        if (length > LongestArray)
            return $"new {type}[{Text(length.Value)}]";
        string values = string.Join(", ", Enumerable.Repeat(Literal(member, own), length ?? Math.Clamp(Fixed(member), 1, LongestArray)));
        // A memory is made of an array, and of no list.
        return member.Kind == "memory" ? $"new {type}[] {{ {values} }}" : $"[{values}]";
    }

    // Of a row whose length is open: the shortest.
    private static int Fixed(ContractMember member) => (int)Math.Min(LongestArray, Math.Max(member.MinLength ?? 1, member.Sizes.Aggregate(1L, static (product, size) => Math.Min(LongestArray, product * (size ?? 1)))));

    private string Literal(ContractMember member, CompiledType? own)
    {
        if (member.Element != "enum")
        {
            TypeName(member.Element);
            return CSharpLiteral.Of(ExampleValues.Scalar(member), member.Element);
        }

        if (own is not { Constants: [var first, ..] constants })
            return "default";
        string label = member.Labels.Count > 0 ? member.Labels[0] : first;
        return $"{NameOf(own, "")}.{CSharpNames.Of(constants.FirstOrDefault(constant => string.Equals(constant, label, StringComparison.OrdinalIgnoreCase)) ?? first)}";
    }

    private string NameOf(CompiledType? type, string title)
    {
        if (type is null)
            return title;
        if (type.Namespace.Length > 0)
            Namespaces.Add(CSharpNames.Of(type.Namespace));
        return CSharpNames.Of(type.Name);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string TypeName(string element)
    {
        if (element == "bfloat16")
            Namespaces.Add("ModelPack");
        return KeywordOf(element);
    }

    private static string KeywordOf(string element) => element switch
    {
        "float16" => "Half",
        "bfloat16" => "BFloat16",
        "float32" => "float",
        "float64" => "double",
        "int8" => "sbyte",
        "uint8" => "byte",
        "int16" => "short",
        "uint16" => "ushort",
        "int32" => "int",
        "uint32" => "uint",
        "int64" => "long",
        "uint64" => "ulong",
        _ => element,
    };
}
