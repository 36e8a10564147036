using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace ModelPack.Packages.Contracts;

/// <summary>Reduces a signature to the one type of the assembly itself in it: the element of an array, the item of a list, the key of a dictionary. Nil where there is none.</summary>
internal sealed class OwnTypeProvider : ISignatureTypeProvider<TypeDefinitionHandle, object?>
{
    public static OwnTypeProvider Instance { get; } = new();

    public TypeDefinitionHandle GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => handle;

    public TypeDefinitionHandle GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => default;

    public TypeDefinitionHandle GetGenericInstantiation(TypeDefinitionHandle genericType, ImmutableArray<TypeDefinitionHandle> typeArguments) => typeArguments.FirstOrDefault(static type => !type.IsNil);

    public TypeDefinitionHandle GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeDefinitionHandle GetSZArrayType(TypeDefinitionHandle elementType) => elementType;

    public TypeDefinitionHandle GetArrayType(TypeDefinitionHandle elementType, ArrayShape shape) => elementType;

    public TypeDefinitionHandle GetByReferenceType(TypeDefinitionHandle elementType) => elementType;

    public TypeDefinitionHandle GetPointerType(TypeDefinitionHandle elementType) => elementType;

    public TypeDefinitionHandle GetPinnedType(TypeDefinitionHandle elementType) => elementType;

    public TypeDefinitionHandle GetModifiedType(TypeDefinitionHandle modifier, TypeDefinitionHandle unmodifiedType, bool isRequired) => unmodifiedType;

    public TypeDefinitionHandle GetFunctionPointerType(MethodSignature<TypeDefinitionHandle> signature) => default;

    public TypeDefinitionHandle GetGenericMethodParameter(object? genericContext, int index) => default;

    public TypeDefinitionHandle GetGenericTypeParameter(object? genericContext, int index) => default;

    public TypeDefinitionHandle GetPrimitiveType(PrimitiveTypeCode typeCode) => default;
}
