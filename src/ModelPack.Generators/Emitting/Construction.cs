using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes the expression that makes an input or output type.</summary>
internal static class Construction
{
    /// <summary>Calls the constructor and sets the other members that have a value.</summary>
    /// <param name="type">The type.</param>
    /// <param name="values">The expression of each member that has one.</param>
    public static string Of(ContractType type, IReadOnlyDictionary<int, string> values)
    {
        string arguments = string.Join(", ", type.ConstructorParameters
            .Where(parameter => values.ContainsKey(parameter.Member) || parameter.DefaultExpression is null)
            .Select(parameter => $"{parameter.Name}: {(values.TryGetValue(parameter.Member, out string value) ? value : "default!")}"));
        var passed = new HashSet<int>(type.ConstructorParameters.Select(parameter => parameter.Member));
        List<string> settings = [];
        for (int i = 0; i < type.Members.Count; i++)
        {
            bool isSet = type.Members[i].Setting == MemberSetting.Required || !passed.Contains(i);
            if (isSet && values.TryGetValue(i, out string value))
                settings.Add($"    {type.Members[i].Identifier} = {value},\n");
        }

        string made = $"new {type.FullName}({arguments})";
        return settings.Count == 0 ? made : made.Replace("()", "") + "\n{\n" + string.Concat(settings) + "}";
    }
}
