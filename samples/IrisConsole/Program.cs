using System.Reflection;
using Acme.Models;

IrisInput[] flowers =
[
    new() { SepalLength = 5.1f, SepalWidth = 3.5f, PetalLength = 1.4f, PetalWidth = 0.2f },
    new() { SepalLength = 6.6f, SepalWidth = 3.0f, PetalLength = 4.4f, PetalWidth = 1.4f },
    new() { SepalLength = 5.9f, SepalWidth = 3.0f, PetalLength = 5.1f, PetalWidth = 1.8f },
    new() { SepalLength = 6.3f, SepalWidth = 3.3f, PetalLength = 6.0f, PetalWidth = 2.5f },
];

using var iris = IrisPredictor.Load();
IrisPrediction[] predictions = iris.PredictBatch(flowers);

Console.WriteLine("  sepal (cm)   petal (cm)   species      probability");
for (int i = 0; i < flowers.Length; i++)
{
    (IrisInput flower, IrisPrediction prediction) = (flowers[i], predictions[i]);
    Console.WriteLine(FormattableString.Invariant(
        $"  {flower.SepalLength:0.0} x {flower.SepalWidth:0.0}    {flower.PetalLength:0.0} x {flower.PetalWidth:0.0}    {prediction.Species,-12} {prediction.Probabilities[prediction.Species]:0.000}"));
}

var model = IrisPredictor.Descriptor;
string folder = typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(m => m.Key == "ModelPackageFolder").Value!;
Console.WriteLine();
Console.WriteLine($"Model {model.Name} {model.Version}, SHA-256 {model.Files[0].Sha256[..16]}...");
Console.WriteLine($"Package: {Path.Combine(folder, $"{model.PackageId}.{model.Version}.nupkg")}");
