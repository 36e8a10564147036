using System.Text;
using System.Text.Json;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>Reads the examples of a file or folder, whatever their form.</summary>
internal static class ExampleFile
{
    /// <summary>The examples in file order; what cannot be read goes to <paramref name="problems"/>, and reading goes on.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="contract">The contract that they are about.</param>
    /// <param name="signature">The model's signature.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    public static IEnumerable<Example> Read(string path, Contract contract, ModelSignature signature, ICollection<ExampleProblem> problems)
    {
        int line = 0;
        foreach (string text in File.ReadLines(path, Encoding.UTF8))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (TryRead(path, line, text, out Example? example, out string? error))
                yield return example!;
            else
                problems.Add(new ExampleProblem(path, line, error!));
        }
    }

    private static bool TryRead(string path, int line, string text, out Example? example, out string? error)
    {
        example = null;
        error = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("input", out JsonElement input))
                example = new ContractExample(path, line, input.Clone(), root.TryGetProperty("output", out JsonElement output) ? output.Clone() : null);
            else
                error = "The line has no 'input': write {\"input\":{...},\"output\":{...}} in the contract's words";
        }
        catch (JsonException exception)
        {
            error = $"The line is no JSON: {exception.Message}";
        }

        return example is not null;
    }
}
