extern alias Signatures;

using ModelPack.Benchmarks.Measuring;
using ModelPack.Benchmarks.Models;
using OnnxSignatureReader = Signatures::ModelPack.Signatures.OnnxSignatureReader;

namespace ModelPack.Benchmarks.Areas;

/// <summary>The signature of a model of 150 MB, whose weights must not cost anything.</summary>
internal static class SignatureArea
{
    public static AreaResult Run()
    {
        string folder = Directory.CreateTempSubdirectory("modelpack-bench").FullName;
        try
        {
            string path = LargeModel.Save(folder);
            Read(path);
            IReadOnlyList<CaseResult> results = Comparison.Measure(new BenchmarkCase($"read the signature of {new FileInfo(path).Length / 1_000_000} MB", calls =>
            {
                for (int i = 0; i < calls; i++)
                    Read(path);
            }));
            return new AreaResult("signature", results, [new Goal("signature of a large model, warm", 1, results[0].Nanoseconds / 1e6, "ms")]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Read(string path)
    {
        if (!OnnxSignatureReader.TryRead(path, out var signature, out var problem) || signature.Inputs[0].Name != "x" || signature.Outputs[0].Name != "y")
            throw new InvalidOperationException($"The signature was not read: {problem?.Message}");
    }
}
