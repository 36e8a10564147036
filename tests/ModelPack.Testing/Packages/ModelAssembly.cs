using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace ModelPack.Testing.Packages;

/// <summary>Compiled model assemblies that hold nothing but their contract records.</summary>
public static class ModelAssembly
{
    private const string Name = "Acme.Models";

    /// <summary>An assembly with these contracts, each as the JSON that the generator records.</summary>
    public static byte[] Create(params IEnumerable<string> contracts)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString(Name + ".dll"), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(metadata.GetOrAddString(Name), new Version(1, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        MemberReferenceHandle attribute = ReferToAttribute(metadata);
        foreach ((int index, string contract) in contracts.Index())
            metadata.AddCustomAttribute(EntityHandle.AssemblyDefinition, attribute, metadata.GetOrAddBlob(Arguments($"model{index}", contract)));
        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), ilStream: new BlobBuilder()).Serialize(image);
        return image.ToArray();
    }

    private static MemberReferenceHandle ReferToAttribute(MetadataBuilder metadata)
    {
        TypeReferenceHandle type = ReferTo(metadata, "System.Runtime", "System", "Type");
        TypeReferenceHandle attribute = ReferTo(metadata, "ModelPack.Runtime", "ModelPack.Runtime.CompilerServices", "ContractRecordAttribute");
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(5, static result => result.Void(), parameters =>
        {
            parameters.AddParameter().Type().String();
            parameters.AddParameter().Type().Type(type, isValueType: false);
            for (int i = 0; i < 3; i++)
                parameters.AddParameter().Type().String();
        });
        return metadata.AddMemberReference(attribute, metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(signature));
    }

    private static TypeReferenceHandle ReferTo(MetadataBuilder metadata, string assembly, string space, string name)
    {
        AssemblyReferenceHandle scope = metadata.AddAssemblyReference(metadata.GetOrAddString(assembly), new Version(1, 0), default, default, default, default);
        return metadata.AddTypeReference(scope, metadata.GetOrAddString(space), metadata.GetOrAddString(name));
    }

    private static BlobBuilder Arguments(string model, string contract)
    {
        var blob = new BlobBuilder();
        blob.WriteUInt16(1);
        foreach (string argument in (string[])[model, "Acme.IrisPredictor", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contract))), contract, "modelsig 1\n"])
            blob.WriteSerializedString(argument);
        blob.WriteUInt16(0);
        return blob;
    }
}
