using System.Collections.Frozen;
using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The members of a contract type by JSON name, in the order that generated code counts them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonMembers
{
    private const int FewMembers = 16;
    private const int Shown = 20;

    private readonly JsonMember[] _members;
    private readonly byte[][] _utf8;
    private readonly FrozenDictionary<string, int>? _byName;

    /// <summary>Makes the table.</summary>
    public JsonMembers(params JsonMember[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        _members = members;
        _utf8 = [.. members.Select(member => Encoding.UTF8.GetBytes(member.Name))];
        if (members.Length > FewMembers)
            _byName = Enumerable.Range(0, members.Length).ToFrozenDictionary(i => members[i].Name);
    }

    /// <summary>How many members there are.</summary>
    public int Count => _members.Length;

    /// <summary>The JSON name of a member.</summary>
    public string NameOf(int member) => _members[member].Name;

    /// <summary>Whether JSON must have the member.</summary>
    public bool IsRequired(int member) => _members[member].IsRequired;

    /// <summary>The names, for messages; the first ones where there are many.</summary>
    internal string Describe() =>
        string.Join(", ", _members.Take(Shown).Select(member => member.Name)) + (Count > Shown ? $" and {Count - Shown} more" : "");

    /// <summary>The member that the property name under the reader means; -1 for none.</summary>
    /// <param name="json">Stands on a property name.</param>
    /// <param name="expected">The member to try first: senders keep the order of the schema.</param>
    internal int Find(ref Utf8JsonReader json, int expected)
    {
        if (json.HasValueSequence || json.ValueIsEscaped)
            return Find(json.GetString()!);
        ReadOnlySpan<byte> name = json.ValueSpan;
        if (expected < _utf8.Length && name.SequenceEqual(_utf8[expected]))
            return expected;
        return _byName is null ? FindAmongFew(name) : FindAmongMany(name);
    }

    private int FindAmongFew(ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < _utf8.Length; i++)
        {
            if (name.SequenceEqual(_utf8[i]))
                return i;
        }

        return -1;
    }

    private int FindAmongMany(ReadOnlySpan<byte> name)
    {
        const int LongestOnStack = 256;
        if (name.Length > LongestOnStack)
            return Find(Encoding.UTF8.GetString(name));
        Span<char> text = stackalloc char[LongestOnStack];
        text = text[..Encoding.UTF8.GetChars(name, text)];
        return _byName!.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int member) ? member : -1;
    }

    private int Find(string name) => Array.FindIndex(_members, member => member.Name == name);
}
