using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using ModelPack.Signatures;

namespace ModelPack.Fixes;

/// <summary>What a code fix must know, as strings, so that it travels in a diagnostic's properties and nobody has to read messages.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Type">Full name, with <c>global::</c>, of the type to change; empty where the diagnostic's place says it all.</param>
/// <param name="Values">As <see cref="FixKind"/> says. Types are written with <c>global::</c>.</param>
internal sealed record IssueFix(FixKind Kind, string Type, EquatableArray<string> Values)
{
    private const string KindKey = "Fix";
    private const string TypeKey = "Type";

    /// <summary>A property for each value: names of tensors hold any character, so that none could separate them.</summary>
    public ImmutableDictionary<string, string?> ToProperties()
    {
        ImmutableDictionary<string, string?>.Builder properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        properties.Add(KindKey, Kind.ToString());
        properties.Add(TypeKey, Type);
        for (int index = 0; index < Values.Count; index++)
            properties.Add(Key(index), Values[index]);
        return properties.ToImmutable();
    }

    /// <summary>Reads it back; null where the diagnostic has no fix.</summary>
    public static IssueFix? From(ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(KindKey, out string? kind) || !Enum.TryParse(kind, out FixKind parsed))
            return null;
        var values = new List<string>();
        while (properties.TryGetValue(Key(values.Count), out string? value))
            values.Add(value ?? "");
        return new IssueFix(parsed, properties.TryGetValue(TypeKey, out string? type) ? type ?? "" : "", new EquatableArray<string>(values));
    }

    private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);
}
