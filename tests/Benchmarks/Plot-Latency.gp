# How long 100 pages take, by how long the server takes for one. From the root: gnuplot tests/Benchmarks/Plot-Latency.gp
set terminal svg size 760,420 background "white" font "sans-serif,13"
set output "docs/latency.svg"
set datafile separator ","
set title "10,000 organizations in 100 pages"
set xlabel "Milliseconds that the server takes for an answer"
set ylabel "Seconds for the whole list"
set xrange [-2:84]
set xtics (0, 5, 20, 40, 60, 80)
set yrange [0:*]
set grid ytics linecolor rgb "#dddddd"
set border 3
set tics nomirror
set key top left
plot "docs/latency.csv" using 1:3 every ::1 with linespoints linewidth 2 pointtype 5 linecolor rgb "#999999" title "Invoke-RestMethod", \
     "docs/latency.csv" using 1:2 every ::1 with linespoints linewidth 2 pointtype 7 linecolor rgb "#0b6e99" title "Get-Organization"
