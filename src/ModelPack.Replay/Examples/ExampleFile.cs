using System.Reflection;
using ModelPack.Replay.Examples.Csv;
using ModelPack.Replay.Examples.Json;
using ModelPack.Replay.Examples.Mapping;
using ModelPack.Replay.Examples.Onnx;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>Reads the examples of a file or folder, whatever their form: JSON Lines, CSV, ONNX test data, folders of these.</summary>
internal static class ExampleFile
{
    /// <summary>The examples in file order; what cannot be read goes to <paramref name="problems"/>, and reading goes on.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="contract">The contract that they are about.</param>
    /// <param name="signature">The model's signature.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    /// <param name="notes">Takes what the author should know, though nothing is wrong.</param>
    /// <param name="assembly">The compiled contract, for the numbers of enums; without it they count from 0.</param>
    public static IEnumerable<Example> Read(string path, Contract contract, ModelSignature signature, ICollection<ExampleProblem> problems, ISet<string> notes, Assembly? assembly = null)
    {
        var examples = new ExampleCollector(new ContractMapping(contract, signature, new EnumNumbers(contract, assembly)), problems, notes);
        ReadAny(path, examples);
        return examples.Examples;
    }

    private static void ReadAny(string path, ExampleCollector examples)
    {
        if (Directory.Exists(path))
            ReadFolder(path, examples);
        else if (!File.Exists(path))
            examples.Try(path, 0, static () => throw new ExampleException("there is no such file or folder. Correct Examples of the OnnxModel item."));
        else if (IsNamed(path, ".csv"))
            new CsvExamples(path, examples).Read();
        else if (IsNamed(path, ".pb"))
            examples.Try(path, 0, static () => throw new ExampleException("name the folder that the files input_0.pb, output_0.pb are in, not one of them."));
        else
            new JsonLines(path, examples).Read();
    }

    private static void ReadFolder(string path, ExampleCollector examples)
    {
        string[] entries = [.. Directory.EnumerateFileSystemEntries(path).Order(FileOrder.Instance)];
        if (Array.Exists(entries, static entry => IsNamed(entry, ".pb")))
        {
            new TestDataSet(path, examples).Read();
            return;
        }

        string[] read = [.. entries.Where(static entry => Directory.Exists(entry) || IsNamed(entry, ".jsonl") || IsNamed(entry, ".csv"))];
        if (read.Length == 0)
            examples.Try(path, 0, static () => throw new ExampleException("the folder holds no examples: files .jsonl and .csv, or folders such as test_data_set_0."));
        foreach (string entry in read)
            ReadAny(entry, examples);
    }

    private static bool IsNamed(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
