using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Loading;

/// <summary>Adds the execution providers that the options name. One that the native library lacks is an error, never a silent fallback.</summary>
internal static class ExecutionProviders
{
    private const string Choices = "cpu, cuda, tensorrt, dml, rocm, migraphx, openvino, coreml, nnapi, qnn, xnnpack";

    /// <summary>Appends the providers in order; each is a name, or a name and a device number, as in <c>cuda:0</c>.</summary>
    public static void Append(SessionOptions session, IEnumerable<string> providers)
    {
        foreach (string provider in providers)
        {
            (string name, int device) = Parse(provider);
            if (name == "cpu")
                continue;
            string registered = RegisteredName(name);
            if (!OrtEnv.Instance().GetAvailableProviders().Contains(registered, StringComparer.OrdinalIgnoreCase))
                throw Missing(provider, null);
            try
            {
                Append(session, name, device);
            }
            catch (Exception exception) when (exception is OnnxRuntimeException or EntryPointNotFoundException)
            {
                throw Missing(provider, exception);
            }
        }
    }

    private static (string Name, int Device) Parse(string provider)
    {
        string[] parts = provider.Trim().ToLowerInvariant().Split(':');
        int device = 0;
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out device)))
            throw new ArgumentException($"'{provider}' is not an execution provider: write a name, or a name and a device number as in 'cuda:0'. Names: {Choices}.", nameof(PredictorOptions.ExecutionProviders));
        return (parts[0], device);
    }

    private static string RegisteredName(string name) => name switch
    {
        "cuda" => "CUDAExecutionProvider",
        "tensorrt" => "TensorrtExecutionProvider",
        "dml" => "DmlExecutionProvider",
        "rocm" => "ROCMExecutionProvider",
        "migraphx" => "MIGraphXExecutionProvider",
        "openvino" => "OpenVINOExecutionProvider",
        "coreml" => "CoreMLExecutionProvider",
        "nnapi" => "NnapiExecutionProvider",
        "qnn" => "QNNExecutionProvider",
        "xnnpack" => "XnnpackExecutionProvider",
        _ => throw new ArgumentException($"'{name}' is not an execution provider. Names: {Choices}.", nameof(PredictorOptions.ExecutionProviders)),
    };

    private static void Append(SessionOptions session, string name, int device)
    {
        switch (name)
        {
            case "cuda":
                session.AppendExecutionProvider_CUDA(device);
                break;
            case "tensorrt":
                session.AppendExecutionProvider_Tensorrt(device);
                break;
            case "dml":
                session.AppendExecutionProvider_DML(device);
                break;
            case "rocm":
                session.AppendExecutionProvider_ROCm(device);
                break;
            case "migraphx":
                session.AppendExecutionProvider_MIGraphX(device);
                break;
            case "openvino":
                session.AppendExecutionProvider_OpenVINO();
                break;
            case "coreml":
                session.AppendExecutionProvider_CoreML();
                break;
            case "nnapi":
                session.AppendExecutionProvider_Nnapi();
                break;
            default:
                session.AppendExecutionProvider(name.ToUpperInvariant());
                break;
        }
    }

    private static NativeRuntimeException Missing(string provider, Exception? cause) => new(
        $"Execution provider '{provider}' was asked for, and the native library of ONNX Runtime in this app does not have it, or cannot start it. It has: {string.Join(", ", OrtEnv.Instance().GetAvailableProviders())}. Reference the flavour of the package that has it (such as 'Microsoft.ML.OnnxRuntime.Gpu'), or ask for 'cpu'.",
        cause);
}
