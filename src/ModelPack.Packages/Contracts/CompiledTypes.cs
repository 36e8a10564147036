using System.Reflection;
using System.Reflection.Metadata;

namespace ModelPack.Packages.Contracts;

/// <summary>Finds the types that callers make in an assembly's metadata. Nothing is loaded.</summary>
internal sealed class CompiledTypes(MetadataReader metadata)
{
    // Contracts nest less; a type may hold itself.
    private const int Deepest = 16;

    /// <summary>The type; null where it lies in another assembly.</summary>
    /// <param name="fullName">As C# writes it: namespace and all types around it with dots.</param>
    public CompiledType? Find(string fullName)
    {
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            // Their own names first: the whole one takes several look-ups.
            if (fullName.EndsWith(metadata.GetString(metadata.GetTypeDefinition(handle).Name), StringComparison.Ordinal) && FullName(handle) == fullName)
                return Read(handle, 0);
        }

        return null;
    }

    private CompiledType Read(TypeDefinitionHandle handle, int depth)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        (string space, string name) = NameOf(handle);
        var known = new CompiledType(space, name);
        if (IsEnum(type))
            return known with { Constants = [.. type.GetFields().Select(metadata.GetFieldDefinition).Where(static field => field.Attributes.HasFlag(FieldAttributes.Literal)).Select(field => metadata.GetString(field.Name))] };
        PropertyDefinition[] properties = [.. type.GetProperties().Select(metadata.GetPropertyDefinition)];
        return known with
        {
            Constructor = Constructor(type),
            RequiredMembers = [.. properties.Where(IsRequired).Select(property => metadata.GetString(property.Name))],
            Members = depth == Deepest ? known.Members : properties
                .Select(property => (Name: metadata.GetString(property.Name), Type: property.DecodeSignature(OwnTypeProvider.Instance, null).ReturnType))
                .Where(static property => !property.Type.IsNil)
                .GroupBy(static property => property.Name, StringComparer.Ordinal)
                .ToDictionary(static group => group.Key, group => Read(group.First().Type, depth + 1), StringComparer.Ordinal),
        };
    }

    private CompiledParameter[] Constructor(TypeDefinition type)
    {
        CompiledParameter[] longest = [];
        foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            if (metadata.GetString(method.Name) != ".ctor" || (method.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public)
                continue;
            CompiledParameter[] parameters = [.. method.GetParameters().Select(metadata.GetParameter).Where(static parameter => parameter.SequenceNumber > 0)
                .Select(parameter => new CompiledParameter(metadata.GetString(parameter.Name), parameter.Attributes.HasFlag(ParameterAttributes.Optional)))];
            if (parameters.Length == 0)
                return [];
            if (parameters.Length > longest.Length)
                longest = parameters;
        }

        return longest;
    }

    private bool IsRequired(PropertyDefinition property) => property.GetCustomAttributes()
        .Any(handle => AttributeNames.Of(metadata, metadata.GetCustomAttribute(handle)) == ("System.Runtime.CompilerServices", "RequiredMemberAttribute"));

    private bool IsEnum(TypeDefinition type) => type.BaseType.Kind == HandleKind.TypeReference
        && metadata.GetTypeReference((TypeReferenceHandle)type.BaseType) is var parent
        && metadata.GetString(parent.Name) == "Enum" && metadata.GetString(parent.Namespace) == "System";

    private string FullName(TypeDefinitionHandle handle) => NameOf(handle) is var (space, name) && space.Length > 0 ? $"{space}.{name}" : name;

    private (string Namespace, string Name) NameOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        string name = metadata.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer && NameOf(outer) is var (space, around))
            return (space, $"{around}.{name}");
        return (metadata.GetString(type.Namespace), name);
    }
}
