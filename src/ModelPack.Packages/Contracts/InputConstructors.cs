using System.Reflection;
using System.Reflection.Metadata;

namespace ModelPack.Packages.Contracts;

/// <summary>Tells how an input is made, for the example on the model card.</summary>
internal static class InputConstructors
{
    /// <summary>The parameters of the longest public constructor; empty where there is one without, or the type lies elsewhere.</summary>
    public static IReadOnlyList<string> Find(MetadataReader metadata, string fullName)
    {
        IReadOnlyList<string> longest = [];
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (!IsNamed(metadata, type, fullName))
                continue;
            foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                if (metadata.GetString(method.Name) != ".ctor" || (method.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public)
                    continue;
                string[] parameters = [.. method.GetParameters().Select(metadata.GetParameter).Where(parameter => parameter.SequenceNumber > 0).Select(parameter => metadata.GetString(parameter.Name))];
                if (parameters.Length == 0)
                    return [];
                if (parameters.Length > longest.Count)
                    longest = parameters;
            }
        }

        return longest;
    }

    private static bool IsNamed(MetadataReader metadata, TypeDefinition type, string fullName)
    {
        string name = metadata.GetString(type.Name);
        if (!fullName.EndsWith(name, StringComparison.Ordinal))
            return false;
        string space = metadata.GetString(type.Namespace);
        return (space.Length == 0 ? name : $"{space}.{name}") == fullName;
    }
}
