extern alias runtime;
using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelPack.Tool.Scaffolding;
using runtime::ModelPack;

namespace ModelPack.Tool.Tests.Support;

/// <summary>Runs the row of a scaffold's example file through the compiled contract and the model itself.</summary>
internal static class ScaffoldExample
{
    /// <summary>Whether a scaffold has an example file.</summary>
    public static bool IsIn(IReadOnlyList<ScaffoldFile> files) => files.Any(IsExample);

    /// <summary>The failures of the row, each as <c>path code</c>.</summary>
    public static IReadOnlyList<string> Run(Type predictor, IReadOnlyList<ScaffoldFile> files, string model)
    {
        string example = files.Single(IsExample).Text;
        byte[] row = Encoding.UTF8.GetBytes(JsonDocument.Parse(example).RootElement.GetProperty("input").GetRawText());
        return (IReadOnlyList<string>)typeof(ScaffoldExample).GetMethod(nameof(RunRow), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(predictor).Invoke(null, [row, model])!;
    }

    private static bool IsExample(ScaffoldFile file) => file.Path.EndsWith(".examples.jsonl", StringComparison.Ordinal);

    private static List<string> RunRow<T>(byte[] row, string model)
        where T : class, IModel<T>
    {
        using T predictor = T.Load(new PredictorOptions { ModelPath = model, ExpectedDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model))) });
        var errors = new List<InputError>();
        var output = new ArrayBufferWriter<byte>();
        bool predicted = T.TryPredictJson(predictor, new ReadOnlySequence<byte>(row), output, JsonInputOptions.Default, errors, TestContext.Current.CancellationToken);
        Assert.Equal(predicted, errors.Count == 0);
        return [.. errors.Select(static error => $"{error.Path} {error.Code}")];
    }
}
