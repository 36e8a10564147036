using System.Reflection.Metadata;

namespace ModelPack.Packages.Contracts;

/// <summary>Names the type of an attribute.</summary>
internal static class AttributeNames
{
    /// <summary>Namespace and name; empty for a generic attribute, which none of ours is.</summary>
    public static (string Namespace, string Name) Of(MetadataReader metadata, CustomAttribute attribute)
    {
        EntityHandle type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        switch (type.Kind)
        {
            case HandleKind.TypeReference when !type.IsNil:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                return (metadata.GetString(reference.Namespace), metadata.GetString(reference.Name));
            case HandleKind.TypeDefinition when !type.IsNil:
                TypeDefinition definition = metadata.GetTypeDefinition((TypeDefinitionHandle)type);
                return (metadata.GetString(definition.Namespace), metadata.GetString(definition.Name));
            default:
                return ("", "");
        }
    }
}
