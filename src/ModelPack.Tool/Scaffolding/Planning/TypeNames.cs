using System.Globalization;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>The names of a project's types, each once, also without case: each has a file of its own.</summary>
/// <param name="taken">Names that are not to be had.</param>
internal sealed class TypeNames(params IEnumerable<string> taken)
{
    private readonly HashSet<string> _names = new(taken, StringComparer.OrdinalIgnoreCase);

    /// <summary>A name of its own: the one that is wanted, with a number where it is taken.</summary>
    public string Add(string wanted)
    {
        string name = wanted;
        for (int number = 2; !_names.Add(name); number++)
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
