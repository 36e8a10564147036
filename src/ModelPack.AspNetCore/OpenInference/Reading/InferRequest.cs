namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>What a request says beside its tensors.</summary>
internal sealed class InferRequest
{
    private readonly List<bool?> _outputs = [];

    /// <summary>The request's id, to be echoed; null where it has none.</summary>
    public string? Id { get; set; }

    /// <summary>Whether outputs come as binary data unless they say otherwise.</summary>
    public bool IsBinary { get; set; }

    /// <summary>Adds an output that was asked for.</summary>
    /// <param name="isBinary">Whether it comes as binary data; null where it does not say.</param>
    public void AddOutput(bool? isBinary) => _outputs.Add(isBinary);

    /// <summary>Whether an output comes as binary data.</summary>
    /// <param name="selection">Which of the outputs that were asked for; -1 where none was.</param>
    public bool IsBinaryOf(int selection) => selection < 0 ? IsBinary : _outputs[selection] ?? IsBinary;
}
