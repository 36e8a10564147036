using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;
using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Signatures;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>A model that is called in its own tensors, without a contract of C# types.</summary>
internal sealed class ServedModel : IDisposable
{
    private readonly LoadedModel _model;

    private ServedModel(string path, string signature, ModelTensor[] inputs, ModelTensor[] outputs, Action<PredictorOptions>? configure)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        var descriptor = new ModelDescriptor
        {
            Name = name,
            PackageId = "Acme.Models." + name,
            Version = "1.2.3",
            PayloadDigest = "",
            ContractDigest = "",
            Files = [],
            Contract = "{}",
            SignatureText = SignatureText.Header + "\nir-version 8\n" + signature,
        };
        var options = new PredictorOptions { ModelPath = path, ExpectedDigest = Models.DigestOf(path) };
        configure?.Invoke(options);
        Tensors = ServedTensors.Of(descriptor);
        _model = ModelLoader.Load(new ContractDefinition(name, Assembly.GetExecutingAssembly(), inputs, outputs), descriptor, ModelSource.Open(descriptor, options), options);
    }

    public ServedTensors Tensors { get; }

    /// <summary>Loads a model of the test models, with the lines of its signature that say what it takes and gives.</summary>
    public static ServedModel Load(string name, string signature, params ModelTensor[] inputs) => new(TestModels.Path(name + ".onnx"), signature, inputs, [], configure: null);

    /// <summary>Loads a model that a test builds.</summary>
    public static ServedModel Load(OnnxModelBuilder model, string signature, ModelTensor[] inputs, Action<PredictorOptions>? configure = null)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("modelpack-").FullName, "built.onnx");
        model.Save(path);
        try
        {
            return new ServedModel(path, signature, inputs, [], configure);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public TensorCall Open(JsonInputOptions? limits = null) => TensorCall.Open(_model.Lease(), Tensors, limits ?? new JsonInputOptions());

    public void Dispose() => _model.Dispose();

    /// <summary>Gives numbers.</summary>
    public static bool Give<T>(TensorCall call, string name, TensorElementType type, long[] shape, params ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        if (!call.TryGive(name, type, shape, out TensorMemory memory))
            return false;
        elements.CopyTo(memory.Elements<T>());
        return true;
    }

    /// <summary>Gives strings.</summary>
    public static bool Give(TensorCall call, string name, long[] shape, params ReadOnlySpan<string> texts)
    {
        if (!call.TryGive(name, TensorElementType.String, shape, out TensorMemory memory))
            return false;
        for (int i = 0; i < texts.Length; i++)
            memory.SetString(i, Encoding.UTF8.GetBytes(texts[i]));
        return true;
    }

    /// <summary>The strings of an output.</summary>
    public static string[] Texts(TensorOutput output) => [.. Enumerable.Range(0, output.Count).Select(index => Encoding.UTF8.GetString(output.GetString(index)))];

    /// <summary>The numbers of an output, as bytes of the given type.</summary>
    public static T[] Numbers<T>(TensorOutput output)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(output.Bytes).ToArray();
}
