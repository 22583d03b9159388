namespace NeuraNft.Benchmarks.Search;

/// <summary>What is on sale and how somebody asks for it, in words that its description does not have, or has few of.</summary>
internal static class SemanticPairs
{
    public static readonly IReadOnlyList<(string Name, string Task, string Description, string Question)> All =
    [
        ("Whisper small", "automatic-speech-recognition", "Turns spoken audio into written text.", "transcribe recordings of voices"),
        ("Cardio ECG", "time-series-classification", "Detects abnormal heart rhythm in ECGs.", "cardiac arrhythmia diagnosis"),
        ("Leaf doctor", "image-classification", "Recognises diseases of plants from pictures of their leaves.", "sick crops photo"),
        ("Poet", "text-generation", "Writes verses that rhyme.", "compose poems"),
        ("Parliament debates", "dataset", "Speeches of members of parliament, with their parties.", "political discourse corpus"),
        ("Street scenes", "object-detection", "Finds cars, bicycles and pedestrians in images of roads.", "detect vehicles in traffic"),
        ("Loan risk", "tabular-classification", "Estimates whether a borrower will pay back a loan.", "credit default prediction"),
        ("Whale songs", "audio-classification", "Tells which whale sings in underwater sound.", "marine mammal acoustics"),
        ("Rain tomorrow", "time-series-forecasting", "Forecasts rain for the next day from the wind.", "weather prediction"),
        ("Old handwriting", "image-to-text", "Reads letters written by hand long ago.", "manuscript character recognition"),
        ("Smile", "image-classification", "Tells the emotion of a face in a picture.", "facial expression analysis"),
        ("Bug finder", "text-classification", "Marks lines of program code that are likely to be faulty.", "software defect detection"),
        ("Recipes", "dataset", "Dishes with their ingredients and how they are cooked.", "cooking instructions"),
        ("Star map", "image-segmentation", "Separates galaxies from stars in telescope images.", "astronomy pictures of celestial bodies"),
        ("Polyglot", "translation", "Translates sentences between fifty languages.", "convert text from French into German"),
        ("Genome", "feature-extraction", "Makes vectors of DNA sequences.", "genetic code representation"),
        ("Chess engine", "reinforcement-learning", "Plays chess and learns from each game.", "board game player"),
        ("Fraud watch", "tabular-classification", "Flags payments that the owner did not make.", "stolen credit card transactions"),
        ("Tumour slices", "image-segmentation", "Outlines tumours in scans of the brain.", "cancer in magnetic resonance images"),
        ("News digest", "summarization", "Shortens newspaper articles to three sentences.", "abstract of a journal story"),
    ];
}
