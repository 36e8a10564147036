using System.Globalization;
using ModelPack.Naming;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Identifiers of one type or namespace, each once, also without case: two members may not differ in their JSON names only by case.</summary>
/// <param name="taken">Names that are not to be had.</param>
internal sealed class NameSet(params IEnumerable<string> taken)
{
    // What every record has, or must not have.
    private static readonly string[] s_ofRecords =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals", "EqualityContract", "PrintMembers", "Clone"];

    private readonly HashSet<string> _names = new(taken, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that members of a record can have.</summary>
    public static NameSet OfRecord(string type) => new([type, .. s_ofRecords]);

    /// <summary>A name of its own for a tensor, feature or label.</summary>
    /// <param name="text">What it is called in the model.</param>
    /// <param name="prefix">What comes before a name that begins with a digit or has no letters, as in <c>Input</c>.</param>
    public string Add(string text, string prefix)
    {
        string name = PascalCase.Of(text, prefix);
        string free = name;
        for (int number = 2; !_names.Add(free); number++)
            free = name + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }
}
