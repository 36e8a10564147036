namespace ModelPack.Benchmarks.Server;

/// <summary>One flower, with the setters that System.Text.Json reads into fastest: it boxes what <c>init</c> and <c>required</c> make arguments of a constructor.</summary>
internal sealed class FlowerBody
{
    public float SepalLength { get; set; }

    public float SepalWidth { get; set; }

    public float PetalLength { get; set; }

    public float PetalWidth { get; set; }
}
